namespace Plimsoll.Ecr.Api.PullThrough;

/// <summary>Output of <c>DeletePullThroughCacheRule</c>.</summary>
internal sealed record DeletePullThroughCacheRuleResponse
{
    public string? EcrRepositoryPrefix { get; init; }

    public string? UpstreamRegistryUrl { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? RegistryId { get; init; }

    public string? CredentialArn { get; init; }

    public string? UpstreamRepositoryPrefix { get; init; }
}
