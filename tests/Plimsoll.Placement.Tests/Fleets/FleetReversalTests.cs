using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Querying;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Undoing changes in reverse order restores every number that can be read.</summary>
public sealed class FleetReversalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_rolled_back_transaction_leaves_the_ledger_exactly_as_it_was(ulong seed)
    {
        var chance = new SeededChance(seed);
        var fleet = new Fleet();
        for (var i = 0; i < 10; i++)
        {
            fleet.PutInstance(Instance(i, chance));
        }

        for (var round = 0; round < 40; round++)
        {
            var before = Picture(fleet);
            var undo = new Stack<Action>();
            for (var step = chance.Next(12); step >= 0; step--)
            {
                Change(fleet, chance, undo);
            }

            while (undo.TryPop(out var action))
            {
                action();
            }

            Assert.Equal(before, Picture(fleet));
            Change(fleet, chance, undo);
        }
    }

    private static void Change(Fleet fleet, SeededChance chance, Stack<Action> undo)
    {
        switch (chance.Next(6))
        {
            case 0:
                var instance = Instance(chance.Next(14), chance);
                var known = fleet.PutInstance(instance);
                undo.Push(() => Restore(fleet, instance.Id, known));
                break;
            case 1:
                RemoveEmpty(fleet, chance, undo);
                break;
            case 2 when fleet.TaskCount > 0:
                var gone = fleet.RemoveTask(AnyTask(fleet, chance))!;
                undo.Push(() => fleet.PutTask(gone));
                break;
            case 3:
                var daemon = new DaemonReservation { Service = $"d{chance.Next(2)}", Demand = Some.Demand(chance.Next(90), chance.Next(90)) };
                var earlier = fleet.PutDaemon(daemon);
                undo.Push(() => _ = earlier is null ? fleet.RemoveDaemon(daemon.Service) : fleet.PutDaemon(earlier));
                break;
            default:
                var task = Task(fleet, chance);
                var previous = fleet.PutTask(task);
                undo.Push(() => _ = previous is null ? fleet.RemoveTask(task.Id) : fleet.PutTask(previous));
                break;
        }
    }

    private static void RemoveEmpty(Fleet fleet, SeededChance chance, Stack<Action> undo)
    {
        var empty = fleet.Instances.Select(one => one.Id).Where(id => fleet.TasksOn(id).Count == 0).Order(StringComparer.Ordinal).ToArray();
        if (empty.Length > 1)
        {
            var gone = fleet.RemoveInstance(empty[chance.Next(empty.Length)])!;
            undo.Push(() => fleet.PutInstance(gone));
        }
    }

    private static void Restore(Fleet fleet, string id, FleetInstance? known)
    {
        if (known is null)
        {
            fleet.RemoveInstance(id);
        }
        else
        {
            fleet.PutInstance(known);
        }
    }

    private static string AnyTask(Fleet fleet, SeededChance chance)
    {
        var ids = fleet.Instances.SelectMany(one => fleet.TasksOn(one.Id)).Select(task => task.Id).Order(StringComparer.Ordinal).ToArray();
        return ids[chance.Next(ids.Length)];
    }

    private static FleetInstance Instance(int number, SeededChance chance) => Some.Instance($"i{number}", 512 + chance.Next(512), zone: $"{chance.Next(3)}") with
    {
        ReservedTcpPorts = chance.Next(2) == 0 ? [22] : [80, 22],
        GpuIds = ["g0", "g1"],
        MaxEnis = chance.Next(2) == 0 ? null : chance.Next(5),
        Status = (InstanceStatus)chance.Next(2),
    };

    private static FleetTask Task(Fleet fleet, SeededChance chance)
    {
        var instances = fleet.Instances.Select(one => one.Id).Order(StringComparer.Ordinal).ToArray();
        var demand = new Demand
        {
            Cpu = chance.Next(100),
            Memory = chance.Next(100),
            TcpPorts = chance.Next(2) == 0 ? [80 + chance.Next(3)] : [],
            UdpPorts = chance.Next(3) == 0 ? [53] : [],
            Enis = chance.Next(2),
        };
        return Some.Task($"t{chance.Next(60)}", instances[chance.Next(instances.Length)], $"family:{chance.Next(3)}", demand) with
        {
            Service = chance.Next(3) == 0 ? $"d{chance.Next(2)}" : null,
            Stopping = chance.Next(3) == 0,
            Running = chance.Next(2) == 0,
            GpuIds = chance.Next(4) == 0 ? [$"g{chance.Next(2)}"] : [],
        };
    }

    private static string Picture(Fleet fleet) => string.Join('\n', fleet.Instances.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one =>
    {
        var left = fleet.GetRemaining(one.Id)!;
        var entry = fleet.Entry(one.Id)!;
        var groups = Enumerable.Range(0, 3).Select(i => fleet.Groups.Find($"family:{i}")?.On(entry.Slot) ?? 0);
        var tasks = fleet.TasksOn(one.Id).Select(task => $"{task.Id}{task.Stopping}").Order(StringComparer.Ordinal);
        return $"{one.Id} {one.Status} cpu {left.Cpu} {entry.FreeCpu} {entry.CpuHeld} mem {left.Memory} {entry.FreeMemory} {entry.MemoryHeld} "
            + $"eni {left.Enis} tcp {string.Join(',', left.TcpPorts)} udp {string.Join(',', left.UdpPorts)} gpu {string.Join(',', left.GpuIds)} "
            + $"run {entry.RunningTasksCount} groups {string.Join(',', groups)} tasks {string.Join(',', tasks)} "
            + $"few {fleet.Matches(one.Id, ClusterQuery.Parse("runningTasksCount < 2"))}";
    }));
}
