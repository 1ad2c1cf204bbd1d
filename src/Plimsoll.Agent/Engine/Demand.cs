using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Engine;

/// <summary>What a task takes of an instance (agent-protocol §2.5): the control plane places by the same arithmetic.</summary>
/// <param name="Cpu">CPU units.</param>
/// <param name="Memory">MiB.</param>
/// <param name="Ports">Static host ports.</param>
internal sealed record Demand(long Cpu, long Memory, IReadOnlyList<(int Port, string Protocol)> Ports)
{
    private const long MiB = 1048576;

    public static Demand Of(AcsTask task, TaskPlan plan)
    {
        var containers = plan.Containers.Where(container => !container.IsPause).ToList();
        return new Demand(
            task.Cpu is > 0 and var cpu ? (long)Math.Round(cpu * 1024) : containers.Sum(it => it.Source!.Cpu ?? 0),
            task.Memory is > 0 and var memory ? memory : containers.Sum(it => Soft(it.Host) ?? it.Source!.Memory ?? 0),
            plan.NetworkMode is "bridge" or "host" ? [.. containers.SelectMany(it => StaticPorts(it, plan.NetworkMode))] : []);
    }

    private static long? Soft(DockerHostConfig host) => host.MemoryReservation is > 0 and var bytes ? bytes / MiB : null;

    private static IEnumerable<(int Port, string Protocol)> StaticPorts(ContainerPlan container, string mode) =>
        from mapping in container.Source!.PortMappings ?? []
        let port = mode == "host" ? mapping.ContainerPort : mapping.HostPort
        where port is > 0
        select (port.Value, mapping.Protocol ?? "tcp");
}
