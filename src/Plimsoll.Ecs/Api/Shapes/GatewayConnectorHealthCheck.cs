using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record GatewayConnectorHealthCheck
{
    public int? HealthCheckIntervalSeconds { get; init; }

    public string? HealthCheckPath { get; init; }

    public int? HealthCheckPort { get; init; }

    [OneOf("HTTP", "HTTPS")]
    public string? HealthCheckProtocol { get; init; }

    public int? HealthCheckTimeoutSeconds { get; init; }

    public int? HealthyThresholdCount { get; init; }

    public GatewayConnectorHealthCheckMatcher? Matcher { get; init; }

    public int? UnhealthyThresholdCount { get; init; }
}
