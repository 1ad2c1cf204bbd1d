namespace Plimsoll.Ecr.Api.PullThrough;

/// <summary>Output of <c>ValidatePullThroughCacheRule</c>.</summary>
internal sealed record ValidatePullThroughCacheRuleResponse
{
    public string? EcrRepositoryPrefix { get; init; }

    public string? RegistryId { get; init; }

    public string? UpstreamRegistryUrl { get; init; }

    public string? CredentialArn { get; init; }

    public string? UpstreamRepositoryPrefix { get; init; }

    public bool? IsValid { get; init; }

    public string? Failure { get; init; }
}
