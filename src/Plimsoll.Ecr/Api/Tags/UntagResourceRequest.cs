using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Tags;

/// <summary>Input of <c>UntagResource</c>.</summary>
internal sealed record UntagResourceRequest : ITaggedRequest
{
    [Required]
    public string? ResourceArn { get; init; }

    [Required]
    public IReadOnlyList<string>? TagKeys { get; init; }
}
