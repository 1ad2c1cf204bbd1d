namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record LogGroupShape
{
    public string? Arn { get; init; }

    public bool? BearerTokenAuthenticationEnabled { get; init; }

    public long? CreationTime { get; init; }

    public string? DataProtectionStatus { get; init; }

    public bool? DeletionProtectionEnabled { get; init; }

    public IReadOnlyList<string>? InheritedProperties { get; init; }

    public string? KmsKeyId { get; init; }

    public string? LogGroupArn { get; init; }

    public string? LogGroupClass { get; init; }

    public string? LogGroupName { get; init; }

    public int? MetricFilterCount { get; init; }

    public int? RetentionInDays { get; init; }

    public long? StoredBytes { get; init; }
}
