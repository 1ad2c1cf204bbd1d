using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Tags;

/// <summary>Output of <c>ListTagsForResource</c>.</summary>
internal sealed record ListTagsForResourceResponse
{
    public IReadOnlyList<Tag>? Tags { get; init; }
}
