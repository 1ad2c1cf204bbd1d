namespace Plimsoll.Ecs.Api.Agents;

internal sealed record DiscoverPollEndpointResponse
{
    public string? Endpoint { get; init; }

    public string? ServiceConnectEndpoint { get; init; }

    public string? TelemetryEndpoint { get; init; }
}
