namespace Plimsoll.CloudWatch.Logs.Api.Tags;

internal sealed record ListTagsForResourceResponse
{
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
