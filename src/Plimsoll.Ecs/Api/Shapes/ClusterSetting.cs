using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ClusterSetting
{
    [OneOf("containerInsights")]
    public string? Name { get; init; }

    public string? Value { get; init; }
}
