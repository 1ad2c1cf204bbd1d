using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record TaskOverride
{
    public IReadOnlyList<ContainerOverride>? ContainerOverrides { get; init; }

    public string? Cpu { get; init; }

    [Unsupported]
    public EphemeralStorage? EphemeralStorage { get; init; }

    public string? ExecutionRoleArn { get; init; }

    [Unsupported]
    public IReadOnlyList<InferenceAcceleratorOverride>? InferenceAcceleratorOverrides { get; init; }

    public string? Memory { get; init; }

    public string? TaskRoleArn { get; init; }
}
