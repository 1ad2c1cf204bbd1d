namespace Plimsoll.Ecr.Api.PullThrough;

/// <summary>Output of <c>UpdatePullThroughCacheRule</c>.</summary>
internal sealed record UpdatePullThroughCacheRuleResponse
{
    public string? EcrRepositoryPrefix { get; init; }

    public string? RegistryId { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public string? CredentialArn { get; init; }

    public string? UpstreamRepositoryPrefix { get; init; }
}
