using System.Globalization;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.ControlPlane;

namespace Plimsoll.Agent.Registration;

/// <summary>What an instance has to give.</summary>
/// <param name="Cpu">CPU units.</param>
/// <param name="Memory">MiB, the reserved memory taken off.</param>
/// <param name="Ports">Reserved TCP ports.</param>
/// <param name="PortsUdp">Reserved UDP ports.</param>
internal sealed record Capacity(int Cpu, int Memory, IReadOnlyList<int> Ports, IReadOnlyList<int> PortsUdp)
{
    public static Capacity Of(AgentConfig config, EngineFacts engine) => new(
        config.Shape?.Cpu ?? engine.Cpus * 1024,
        Math.Max(0, (config.Shape?.Memory ?? engine.MemoryMiB) - config.ReservedMemory),
        config.ReservedPorts,
        config.ReservedPortsUdp);

    public IReadOnlyList<InstanceResource> ToResources() =>
    [
        new() { Name = "CPU", Type = "INTEGER", IntegerValue = Cpu },
        new() { Name = "MEMORY", Type = "INTEGER", IntegerValue = Memory },
        new() { Name = "PORTS", Type = "STRINGSET", StringSetValue = Texts(Ports) },
        new() { Name = "PORTS_UDP", Type = "STRINGSET", StringSetValue = Texts(PortsUdp) },
    ];

    private static IReadOnlyList<string> Texts(IReadOnlyList<int> ports) =>
        [.. ports.Select(port => port.ToString(CultureInfo.InvariantCulture))];
}
