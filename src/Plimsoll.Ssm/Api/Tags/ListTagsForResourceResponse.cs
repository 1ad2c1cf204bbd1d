using Plimsoll.Ssm.Api.Shapes;

namespace Plimsoll.Ssm.Api.Tags;

/// <summary>Output of <c>ListTagsForResource</c>.</summary>
internal sealed record ListTagsForResourceResponse
{
    public IReadOnlyList<Tag>? TagList { get; init; }
}
