namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record MonitoringConfiguration
{
    public IReadOnlyList<MetricConfiguration>? MetricConfigurations { get; init; }
}
