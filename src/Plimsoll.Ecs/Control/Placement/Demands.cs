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
            Cpu = Number(overrides?.Cpu ?? definition.Cpu) ?? Sum(containers, container => container.Cpu),
            Memory = Number(overrides?.Memory ?? definition.Memory)
                ?? Sum(containers, container => container.MemoryReservation ?? container.Memory),
            TcpPorts = tcp,
            UdpPorts = udp,
            Gpus = Sum(containers, container => Gpus(container)),
            Enis = definition.NetworkMode == NetworkModes.AwsVpc ? 1 : 0,
        };
    }

    /// <summary>How many GPUs one container asks for.</summary>
    public static int Gpus(ContainerDefinition container) =>
        (int)Math.Min((container.ResourceRequirements ?? []).Where(one => one.Type == "GPU").Sum(one => (long)(Number(one.Value) ?? 0)), int.MaxValue);

    // A sum that no instance could hold must end in a failure to place, not in an overflow.
    private static int Sum(List<ContainerDefinition> containers, Func<ContainerDefinition, int?> amount) =>
        (int)Math.Min(containers.Sum(container => (long)(amount(container) ?? 0)), int.MaxValue);

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
            .Select(mapping => (Protocol: mapping.Protocol ?? "tcp", Port: mapping.HostPort is > 0 ? mapping.HostPort.Value : host ? mapping.ContainerPort ?? 0 : 0))
            .Where(port => port.Port > 0)
            .Distinct()
            .ToLookup(port => port.Protocol == "udp", port => port.Port);
        return ([.. ports[false]], [.. ports[true]]);
    }
}
