namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record SubscriptionFilterShape
{
    public bool? ApplyOnTransformedLogs { get; init; }

    public long? CreationTime { get; init; }

    public string? DestinationArn { get; init; }

    public string? Distribution { get; init; }

    public IReadOnlyList<string>? EmitSystemFields { get; init; }

    public string? FieldSelectionCriteria { get; init; }

    public string? FilterName { get; init; }

    public string? FilterPattern { get; init; }

    public string? LogGroupName { get; init; }

    public string? RoleArn { get; init; }
}
