using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Operations over few names, ports and GPUs, so that they meet; a failing sequence shrinks.</summary>
internal static class LedgerOperations
{
    public static readonly string[] Groups = ["family:a", "family:b", "service:s"];

    public static Gen<FleetInstance> Instance { get; } = Gen.Select(
        Gen.Int[0, 3], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 3], Gen.Int[0, 7], Gen.Int[0, 2],
        (number, cpu, memory, zone, oddity, status) => Some.Instance($"i{number}", 100 * cpu, 100 * memory, zone == 0 ? null : $"z{zone}") with
        {
            Status = (InstanceStatus)status,
            ReservedTcpPorts = oddity == 1 ? [80, 22] : [22],
            ReservedUdpPorts = oddity == 2 ? [53] : [],
            GpuIds = oddity == 3 ? ["g1"] : oddity == 4 ? [] : ["g0", "g1"],
            MaxEnis = oddity == 5 ? null : oddity,
            AgentConnected = oddity != 6,
        });

    public static Gen<FleetTask> Task { get; } = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 7],
        (number, instance, group, cpu, memory, extra) => Some.Task($"t{number}", $"i{instance}", Groups[group]) with
        {
            Service = Groups[group] == "service:s" || extra == 7 ? "s" : null,
            Demand = new Demand
            {
                Cpu = 30 * cpu,
                Memory = 30 * memory,
                TcpPorts = extra == 1 ? [80] : extra == 2 ? [22, 81] : [],
                UdpPorts = extra is 2 or 3 ? [53] : [],
                Enis = extra == 4 ? 1 : 0,
            },
            GpuIds = extra == 5 ? ["g0"] : extra == 6 ? ["g0", "g1"] : [],
            Stopping = cpu == 3,
            Running = memory > 1,
        });

    public static Gen<LedgerOperation[]> Many { get; } = Gen.Frequency(
        (3, Instance.Select(one => (LedgerOperation)new PutInstance(one))),
        (1, Gen.Int[0, 3].Select(i => (LedgerOperation)new RemoveInstance($"i{i}"))),
        (6, Task.Select(one => (LedgerOperation)new PutTask(one))),
        (2, Gen.Int[0, 5].Select(i => (LedgerOperation)new RemoveTask($"t{i}")))).Array[0, 30];

    /// <summary>The fleet after these operations.</summary>
    public static Fleet Done(IEnumerable<LedgerOperation> operations)
    {
        var fleet = new Fleet();
        foreach (var operation in operations)
        {
            operation.Do(fleet);
        }

        return fleet;
    }
}
