using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Layers;

/// <summary>Output of <c>BatchCheckLayerAvailability</c>.</summary>
internal sealed record BatchCheckLayerAvailabilityResponse
{
    public IReadOnlyList<Layer>? Layers { get; init; }

    public IReadOnlyList<LayerFailure>? Failures { get; init; }
}
