namespace Plimsoll.Ecs.Api.TaskDefinitions.Filling;

/// <summary>The defaults that AWS fills into a container definition.</summary>
internal static class ContainerFilling
{
    public static ContainerDefinition Fill(ContainerDefinition container, string? networkMode) => container with
    {
        Cpu = container.Cpu ?? 0,
        Essential = container.Essential ?? true,
        PortMappings = [.. (container.PortMappings ?? []).Select(mapping => Fill(mapping, networkMode))],
        Environment = container.Environment ?? [],
        MountPoints = container.MountPoints ?? [],
        VolumesFrom = container.VolumesFrom ?? [],
        SystemControls = container.SystemControls ?? [],
        HealthCheck = container.HealthCheck is { } check ? Fill(check) : null,
        LinuxParameters = container.LinuxParameters is { Capabilities: { } given } linux
            ? linux with { Capabilities = new KernelCapabilities { Add = given.Add ?? [], Drop = given.Drop ?? [] } }
            : container.LinuxParameters,
    };

    // In host mode the port stays 0: clients that compare answers with what they sent make an exception for awsvpc alone.
    private static PortMapping Fill(PortMapping mapping, string? networkMode) => mapping with
    {
        Protocol = mapping.Protocol ?? "tcp",
        HostPort = mapping.ContainerPortRange is not null ? mapping.HostPort
            : networkMode == "awsvpc" && mapping.HostPort is null or 0 ? mapping.ContainerPort
            : mapping.HostPort ?? 0,
    };

    private static HealthCheck Fill(HealthCheck check) => check with
    {
        Interval = check.Interval ?? 30,
        Timeout = check.Timeout ?? 5,
        Retries = check.Retries ?? 3,
    };
}
