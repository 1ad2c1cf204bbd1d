namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceRegistry
{
    public string? ContainerName { get; init; }

    public int? ContainerPort { get; init; }

    public int? Port { get; init; }

    public string? RegistryArn { get; init; }
}
