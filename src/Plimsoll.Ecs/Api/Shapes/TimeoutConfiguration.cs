using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record TimeoutConfiguration
{
    [Range(0, 2147483647)]
    public int? IdleTimeoutSeconds { get; init; }

    [Range(0, 2147483647)]
    public int? PerRequestTimeoutSeconds { get; init; }
}
