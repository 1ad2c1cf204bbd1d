using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Whatever is placed, started and stopped, the room that a daemon needs is there when it needs it.</summary>
public sealed class DaemonAlwaysFitsTests
{
    [Fact]
    public void Each_daemon_still_fits_wherever_it_belongs_and_does_not_run() => DaemonStep.Life(60).Sample(
        steps => Always(steps, life => Assert.All(Missing(life), one => Assert.True(life.Fleet.Fits(one.Daemon, one.Instance)))), iter: 300);

    [Fact]
    public void All_missing_daemons_fit_together() => DaemonStep.Life(60).Sample(
        steps =>
        {
            var life = After(steps);
            foreach (var (daemon, instance) in Missing(life))
            {
                life.Start(daemon, instance);
            }

            Assert.Empty(Missing(life));
        },
        iter: 300);

    [Fact]
    public void Nothing_is_overcommitted_once_every_daemon_runs() => DaemonStep.Life(60).Sample(
        steps =>
        {
            var life = After(steps);
            foreach (var (daemon, instance) in Missing(life))
            {
                life.Start(daemon, instance);
            }

            Assert.All(life.Instances, id => Assert.True(life.Fleet.GetRemaining(id) is { Cpu: >= 0, Memory: >= 0 } left && left.Enis is null or >= 0));
        },
        iter: 300);

    [Fact]
    public void A_daemons_task_starting_takes_nothing_from_anybody_else() => DaemonStep.Life(60).Sample(
        steps =>
        {
            var life = After(steps);
            foreach (var (daemon, instance) in Missing(life))
            {
                var before = life.Fleet.RoomOn(instance);
                life.Start(daemon, instance);
                Assert.Equal(before, life.Fleet.RoomOn(instance));
            }
        },
        iter: 200);

    [Fact]
    public void A_daemons_task_stopping_gives_nothing_to_anybody_else() => DaemonStep.Life(60).Sample(
        steps =>
        {
            var life = After(steps);
            var own = life.Twins.Reference.Tasks.Values.Where(task => DaemonLife.Daemons.Any(daemon => daemon.Service == task.Service)).ToArray();
            foreach (var task in own)
            {
                var before = life.Fleet.RoomOn(task.InstanceId);
                life.Twins.Put(task with { Stopping = true });
                Assert.Equal(before, life.Fleet.RoomOn(task.InstanceId));
                life.Twins.RemoveTask(task.Id);
                Assert.Equal(before, life.Fleet.RoomOn(task.InstanceId));
            }
        },
        iter: 200);

    [Fact]
    public void The_room_of_strangers_is_what_counting_by_hand_gives() => DaemonStep.Life(60).Sample(
        steps => Always(steps, life => Assert.All(life.Instances, id => Assert.Equal(Counted(life, id), life.Fleet.RoomOn(id)))), iter: 200);

    [Fact]
    public void A_stranger_is_admitted_up_to_its_room_and_not_beyond() => DaemonStep.Life(40).Sample(
        steps =>
        {
            var life = After(steps);
            foreach (var id in life.Instances)
            {
                var room = Counted(life, id);
                Assert.True(Placer.PlaceOn(life.Fleet, Some.Request(room.Cpu, room.Memory), id).Placed);
                Assert.Equal("RESOURCE:CPU", Assert.Single(Placer.PlaceOn(life.Fleet, Some.Request(room.Cpu + 1, room.Memory), id).Failures).Reason);
                Assert.Equal("RESOURCE:MEMORY", Assert.Single(Placer.PlaceOn(life.Fleet, Some.Request(room.Cpu, room.Memory + 1), id).Failures).Reason);
            }
        },
        iter: 200);

    [Fact]
    public void A_fleet_built_anew_from_the_same_facts_holds_back_the_same() => DaemonStep.Life(60).Sample(
        steps =>
        {
            var life = After(steps);
            var anew = Some.Fleet([.. life.Twins.Reference.Instances.Values.Reverse()]);
            foreach (var task in life.Twins.Reference.Tasks.Values.OrderByDescending(task => task.Id, StringComparer.Ordinal))
            {
                anew.PutTask(task);
            }

            Array.ForEach([.. DaemonLife.Daemons.Reverse()], daemon => anew.PutDaemon(daemon));
            Assert.All(life.Instances, id => Assert.Equal(anew.RoomOn(id), life.Fleet.RoomOn(id)));
            Assert.All(life.Instances, id => Assert.Equal(anew.RoomOn(id, "logs"), life.Fleet.RoomOn(id, "logs")));
        },
        iter: 200);

    [Fact]
    public void Without_reservations_strangers_have_all_that_remains() => DaemonStep.Life(60).Sample(
        steps =>
        {
            var life = After(steps);
            Array.ForEach(DaemonLife.Daemons, daemon => life.Twins.RemoveDaemon(daemon.Service));
            Assert.All(life.Instances, id =>
            {
                var left = life.Fleet.GetRemaining(id)!;
                Assert.Equal(new Room(left.Cpu, left.Memory, left.Enis ?? int.MaxValue), life.Fleet.RoomOn(id));
            });
        },
        iter: 200);

    private static DaemonLife After(DaemonStep[] steps)
    {
        var life = new DaemonLife();
        Array.ForEach(steps, life.Take);
        return life;
    }

    private static void Always(DaemonStep[] steps, Action<DaemonLife> holds)
    {
        var life = new DaemonLife();
        holds(life);
        foreach (var step in steps)
        {
            life.Take(step);
            holds(life);
        }
    }

    private static List<(DaemonReservation Daemon, string Instance)> Missing(DaemonLife life) =>
    [
        .. from daemon in DaemonLife.Daemons
           from instance in life.Instances
           where life.Belongs(daemon, instance) && !life.HasTask(daemon, instance)
           select (daemon, instance),
    ];

    private static Room Counted(DaemonLife life, string id)
    {
        var instance = life.Twins.Reference.Instances[id];
        var demands = life.Twins.Reference.Tasks.Values.Where(task => task.InstanceId == id).Select(task => task.Demand)
            .Concat(Missing(life).Where(one => one.Instance == id).Select(one => one.Daemon.Demand))
            .ToArray();
        return new Room(
            instance.Cpu - demands.Sum(demand => demand.Cpu),
            instance.Memory - demands.Sum(demand => demand.Memory),
            instance.MaxEnis is { } max ? max - demands.Sum(demand => demand.Enis) : int.MaxValue);
    }
}
