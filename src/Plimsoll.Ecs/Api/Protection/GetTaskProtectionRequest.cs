using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Protection;

internal sealed record GetTaskProtectionRequest
{
    [Required]
    public string? Cluster { get; init; }

    public IReadOnlyList<string>? Tasks { get; init; }
}
