using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.AccessKeys;

/// <summary>Input of <c>UpdateAccessKey</c>.</summary>
internal sealed record UpdateAccessKeyRequest
{
    [Required]
    [Length(16, 128)]
    [Pattern(@"[\w]+")]
    public string? AccessKeyId { get; init; }

    [Required]
    [OneOf("Active", "Inactive", "Expired")]
    public string? Status { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
