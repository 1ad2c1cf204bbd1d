using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.AccessKeys;

/// <summary>Input of <c>DeleteAccessKey</c>.</summary>
internal sealed record DeleteAccessKeyRequest
{
    [Required]
    [Length(16, 128)]
    [Pattern(@"[\w]+")]
    public string? AccessKeyId { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
