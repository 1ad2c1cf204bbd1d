using Plimsoll.Agent.Registration;
using Plimsoll.Agent.Tasks;

namespace Plimsoll.Agent.Engine;

/// <summary>
/// Lets tasks start in the order in which they came, each when CPU, memory and host ports are free for it. Strictly first in, first
/// out: a task that does not fit holds back those behind it. What a task holds is free when it is stopped, not before.
/// </summary>
internal static class Admission
{
    /// <summary>The tasks that may start now.</summary>
    /// <param name="capacity">What the instance has.</param>
    /// <param name="tasks">Every task with its demand.</param>
    public static IReadOnlyList<string> Next(Capacity capacity, IEnumerable<(TaskState Task, Demand Demand)> tasks)
    {
        var live = tasks.Where(it => !it.Task.IsStopped).ToList();
        var cpu = capacity.Cpu - live.Where(it => it.Task.Admitted).Sum(it => it.Demand.Cpu);
        var memory = capacity.Memory - live.Where(it => it.Task.Admitted).Sum(it => it.Demand.Memory);
        var taken = live.Where(it => it.Task.Admitted).SelectMany(it => it.Demand.Ports)
            .Concat(capacity.Ports.Select(port => (port, "tcp")))
            .Concat(capacity.PortsUdp.Select(port => (port, "udp")))
            .ToHashSet();

        var admitted = new List<string>();
        foreach (var (task, demand) in live.Where(it => it.Task is { Admitted: false, StopWanted: false }).OrderBy(it => it.Task.Sequence))
        {
            if (demand.Cpu > cpu || demand.Memory > memory || demand.Ports.Any(taken.Contains))
            {
                break;
            }

            cpu -= demand.Cpu;
            memory -= demand.Memory;
            taken.UnionWith(demand.Ports);
            admitted.Add(task.Arn);
        }

        return admitted;
    }
}
