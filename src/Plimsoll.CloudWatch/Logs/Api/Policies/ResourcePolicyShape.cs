namespace Plimsoll.CloudWatch.Logs.Api.Policies;

internal sealed record ResourcePolicyShape
{
    public long? LastUpdatedTime { get; init; }

    public string? PolicyDocument { get; init; }

    public string? PolicyName { get; init; }

    public string? PolicyScope { get; init; }

    public string? ResourceArn { get; init; }

    public string? RevisionId { get; init; }
}
