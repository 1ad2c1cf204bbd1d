using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.PullThrough;

/// <summary>Input of <c>UpdatePullThroughCacheRule</c>.</summary>
internal sealed record UpdatePullThroughCacheRuleRequest
{
    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Required]
    [Length(2, 30)]
    [Pattern(@"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$")]
    public string? EcrRepositoryPrefix { get; init; }

    [Length(50, 612)]
    [Pattern(@"^arn:aws(-\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr\-pullthroughcache\/[a-zA-Z0-9\/_+=.@-]+$")]
    public string? CredentialArn { get; init; }

    [Unsupported]
    [Length(0, 2048)]
    public string? CustomRoleArn { get; init; }
}
