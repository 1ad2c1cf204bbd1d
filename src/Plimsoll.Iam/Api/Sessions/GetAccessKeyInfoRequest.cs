using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Input of <c>GetAccessKeyInfo</c>.</summary>
internal sealed record GetAccessKeyInfoRequest
{
    [Required]
    [Length(16, 128)]
    [Pattern(@"[\w]*")]
    public string? AccessKeyId { get; init; }
}
