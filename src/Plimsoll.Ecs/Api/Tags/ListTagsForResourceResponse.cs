namespace Plimsoll.Ecs.Api.Tags;

internal sealed record ListTagsForResourceResponse
{
    public IReadOnlyList<Tag>? Tags { get; init; }
}
