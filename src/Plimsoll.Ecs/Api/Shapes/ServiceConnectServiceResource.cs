namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceConnectServiceResource
{
    public string? DiscoveryArn { get; init; }

    public string? DiscoveryName { get; init; }
}
