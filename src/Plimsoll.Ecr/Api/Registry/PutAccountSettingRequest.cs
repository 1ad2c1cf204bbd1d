using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Input of <c>PutAccountSetting</c>.</summary>
internal sealed record PutAccountSettingRequest
{
    [Required]
    [Length(1, 64)]
    public string? Name { get; init; }

    [Required]
    public string? Value { get; init; }
}
