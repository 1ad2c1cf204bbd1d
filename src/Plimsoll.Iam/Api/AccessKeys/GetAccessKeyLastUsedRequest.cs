using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.AccessKeys;

/// <summary>Input of <c>GetAccessKeyLastUsed</c>.</summary>
internal sealed record GetAccessKeyLastUsedRequest
{
    [Required]
    [Length(16, 128)]
    [Pattern(@"[\w]+")]
    public string? AccessKeyId { get; init; }
}
