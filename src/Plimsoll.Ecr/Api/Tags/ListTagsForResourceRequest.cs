using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Tags;

/// <summary>Input of <c>ListTagsForResource</c>.</summary>
internal sealed record ListTagsForResourceRequest : ITaggedRequest
{
    [Required]
    public string? ResourceArn { get; init; }
}
