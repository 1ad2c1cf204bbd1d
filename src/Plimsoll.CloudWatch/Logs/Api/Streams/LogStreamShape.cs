namespace Plimsoll.CloudWatch.Logs.Api.Streams;

internal sealed record LogStreamShape
{
    public string? Arn { get; init; }

    public long? CreationTime { get; init; }

    public long? FirstEventTimestamp { get; init; }

    public long? LastEventTimestamp { get; init; }

    public long? LastIngestionTime { get; init; }

    public string? LogStreamName { get; init; }

    public long? StoredBytes { get; init; }

    public string? UploadSequenceToken { get; init; }
}
