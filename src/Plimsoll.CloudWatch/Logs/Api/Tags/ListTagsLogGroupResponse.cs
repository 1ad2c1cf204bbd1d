namespace Plimsoll.CloudWatch.Logs.Api.Tags;

internal sealed record ListTagsLogGroupResponse
{
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
