namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record QueryInfo
{
    public double? BytesScanned { get; init; }

    public long? CreateTime { get; init; }

    public string? LogGroupName { get; init; }

    public long? QueryDuration { get; init; }

    public string? QueryId { get; init; }

    public string? QueryLanguage { get; init; }

    public string? QueryString { get; init; }

    public string? Status { get; init; }

    public string? UserIdentity { get; init; }
}
