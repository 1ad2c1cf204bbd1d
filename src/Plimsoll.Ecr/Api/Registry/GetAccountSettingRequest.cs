using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Input of <c>GetAccountSetting</c>.</summary>
internal sealed record GetAccountSettingRequest
{
    [Required]
    [Length(1, 64)]
    public string? Name { get; init; }
}
