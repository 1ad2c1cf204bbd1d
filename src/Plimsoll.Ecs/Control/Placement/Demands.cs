using System.Globalization;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Ecs.Control.Placement;

/// <summary>What a task takes from its instance, computed as the agent computes it (spec/placement.md §2).</summary>
internal static class Demands
{
    public static Demand Of(TaskDefinition definition, TaskOverride? overrides)
    {
        var containers = definition.ContainerDefinitions!.Select(container => container.With(overrides)).ToList();
        var (tcp, udp) = Ports(definition, containers);
        return new Demand
        {
            Cpu = Number(overrides?.Cpu ?? definition.Cpu) ?? containers.Sum(container => container.Cpu ?? 0),
            Memory = Number(overrides?.Memory ?? definition.Memory)
                ?? containers.Sum(container => container.MemoryReservation ?? container.Memory ?? 0),
            TcpPorts = tcp,
            UdpPorts = udp,
            Gpus = containers.SelectMany(container => container.ResourceRequirements ?? [])
                .Where(requirement => requirement.Type == "GPU")
                .Sum(requirement => Number(requirement.Value) ?? 0),
            Enis = definition.NetworkMode == NetworkModes.AwsVpc ? 1 : 0,
        };
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static (int[] Tcp, int[] Udp) Ports(TaskDefinition definition, List<ContainerDefinition> containers)
    {
        if (definition.NetworkMode == NetworkModes.AwsVpc)
        {
            return ([], []);
        }

        var host = definition.NetworkMode == NetworkModes.Host;
        var ports = containers.SelectMany(container => container.PortMappings ?? [])
            .Select(mapping => (mapping.Protocol, Port: mapping.HostPort is > 0 ? mapping.HostPort.Value : host ? mapping.ContainerPort ?? 0 : 0))
            .Where(port => port.Port > 0)
            .Distinct()
            .ToLookup(port => port.Protocol == "udp", port => port.Port);
        return ([.. ports[false]], [.. ports[true]]);
    }
}
