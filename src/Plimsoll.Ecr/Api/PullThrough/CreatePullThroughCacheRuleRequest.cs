using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.PullThrough;

/// <summary>Input of <c>CreatePullThroughCacheRule</c>.</summary>
internal sealed record CreatePullThroughCacheRuleRequest
{
    [Required]
    [Length(2, 30)]
    [Pattern(@"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$")]
    public string? EcrRepositoryPrefix { get; init; }

    [Required]
    public string? UpstreamRegistryUrl { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [OneOf("ecr", "ecr-public", "quay", "k8s", "docker-hub", "github-container-registry", "azure-container-registry", "gitlab-container-registry", "chainguard")]
    public string? UpstreamRegistry { get; init; }

    [Length(50, 612)]
    [Pattern(@"^arn:aws(-\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr\-pullthroughcache\/[a-zA-Z0-9\/_+=.@-]+$")]
    public string? CredentialArn { get; init; }

    [Unsupported]
    [Length(0, 2048)]
    public string? CustomRoleArn { get; init; }

    [Length(2, 30)]
    [Pattern(@"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$")]
    public string? UpstreamRepositoryPrefix { get; init; }
}
