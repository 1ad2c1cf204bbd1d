using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Input of <c>SetRepositoryPolicy</c>.</summary>
internal sealed record SetRepositoryPolicyRequest : IRepositoryRequest
{
    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Required]
    [Length(0, 10240)]
    public string? PolicyText { get; init; }

    public bool? Force { get; init; }
}
