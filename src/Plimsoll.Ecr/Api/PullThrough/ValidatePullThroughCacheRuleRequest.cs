using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.PullThrough;

/// <summary>Input of <c>ValidatePullThroughCacheRule</c>.</summary>
internal sealed record ValidatePullThroughCacheRuleRequest
{
    [Required]
    [Length(2, 30)]
    [Pattern(@"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$")]
    public string? EcrRepositoryPrefix { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }
}
