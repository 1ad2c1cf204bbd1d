using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record GatewayConnector
{
    public GatewayConnectorFilters? Filters { get; init; }

    public GatewayConnectorHealthCheck? HealthCheck { get; init; }

    [Required]
    public string? PortName { get; init; }
}
