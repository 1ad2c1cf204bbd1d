namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>A pull through cache rule.</summary>
internal sealed record PullThroughCacheRule
{
    public string? EcrRepositoryPrefix { get; init; }

    public string? UpstreamRegistryUrl { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? RegistryId { get; init; }

    public string? CredentialArn { get; init; }

    public string? UpstreamRepositoryPrefix { get; init; }

    public string? UpstreamRegistry { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}
