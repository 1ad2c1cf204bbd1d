namespace Plimsoll.CloudWatch.Logs.Api.Streams;

internal sealed record DescribeLogStreamsResponse
{
    public IReadOnlyList<LogStreamShape>? LogStreams { get; init; }

    public string? NextToken { get; init; }
}
