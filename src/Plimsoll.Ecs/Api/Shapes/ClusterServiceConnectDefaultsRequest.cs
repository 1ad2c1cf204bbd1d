using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ClusterServiceConnectDefaultsRequest
{
    [Required, Unsupported]
    public string? Namespace { get; init; }
}
