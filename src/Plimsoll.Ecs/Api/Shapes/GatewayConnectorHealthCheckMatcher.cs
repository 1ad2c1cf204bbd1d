namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record GatewayConnectorHealthCheckMatcher
{
    public string? GrpcCode { get; init; }

    public string? HttpCode { get; init; }
}
