using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Each operation undone with what it returned leaves everybody the room that they had.</summary>
public sealed class DaemonRollbackTests
{
    [Theory]
    [InlineData("a new reservation")]
    [InlineData("a replaced reservation")]
    [InlineData("a removed reservation")]
    [InlineData("a reservation on other instances")]
    [InlineData("a daemon's task come")]
    [InlineData("a daemon's task gone")]
    [InlineData("a daemon's task stopping")]
    [InlineData("another's task come")]
    [InlineData("another's task replaced")]
    [InlineData("an instance new")]
    [InlineData("an instance that lost its attributes")]
    [InlineData("an instance grown")]
    [InlineData("an instance draining")]
    public void Undone_it_leaves_all_rooms_as_they_were(string operation) => DaemonStep.Life(40).Sample(
        steps =>
        {
            var life = new DaemonLife();
            Array.ForEach(steps, life.Take);
            var before = Rooms(life.Fleet);
            Do(life.Fleet, operation)();
            Assert.Equal(before, Rooms(life.Fleet));
        },
        iter: 40);

    [Theory]
    [InlineData("a new reservation")]
    [InlineData("a replaced reservation")]
    [InlineData("a removed reservation")]
    [InlineData("a reservation on other instances")]
    [InlineData("a daemon's task gone")]
    [InlineData("another's task come")]
    [InlineData("an instance new")]
    [InlineData("an instance that lost its attributes")]
    [InlineData("an instance grown")]
    public void Not_undone_it_shows(string operation)
    {
        var life = new DaemonLife();
        life.Start(DaemonLife.Daemons[0], "i0");
        life.Start(DaemonLife.Daemons[0], "i1");
        var before = Rooms(life.Fleet);

        Do(life.Fleet, operation);

        Assert.NotEqual(before, Rooms(life.Fleet));
    }

    // Does it and returns what undoes it.
    private static Action Do(Fleet fleet, string operation) => operation switch
    {
        "a new reservation" => Put(fleet, Reserving.For("new", 10, 10, 1)),
        "a replaced reservation" => Put(fleet, Reserving.For("logs", 110, 210)),
        "a removed reservation" => Undo(fleet.RemoveDaemon("logs")!, gone => fleet.PutDaemon(gone)),
        "a reservation on other instances" => Put(fleet, DaemonLife.Daemons[1] with { Constraints = Some.MemberOf("attribute:kind != edge") }),
        "a daemon's task come" => Put(fleet, DaemonLife.Daemons[0].TaskOn("i0")),
        "a daemon's task gone" => Remove(fleet, "logs@i1"),
        "a daemon's task stopping" => Put(fleet, DaemonLife.Daemons[0].TaskOn("i1") with { Stopping = true }),
        "another's task come" => Put(fleet, Some.Task("stranger", "i2", demand: Some.Demand(1, 1))),
        "another's task replaced" => Put(fleet, Some.Task("t0", "i3", demand: Some.Demand(3, 4))),
        "an instance new" => Add(fleet, "i9"),
        "an instance that lost its attributes" => Change(fleet, "i2", one => one with { Attributes = new Dictionary<string, string?>() }),
        "an instance grown" => Change(fleet, "i1", one => one with { Cpu = 2 * one.Cpu, MaxEnis = 9 }),
        _ => Change(fleet, "i0", one => one with { Status = InstanceStatus.Draining }),
    };

    private static Action Undo<T>(T previous, Action<T> undo) => () => undo(previous);

    private static Action Add(Fleet fleet, string id)
    {
        fleet.PutInstance(Some.Instance(id, attributes: ("kind", "edge")));
        return () => fleet.RemoveInstance(id);
    }

    private static Action Put(Fleet fleet, DaemonReservation daemon)
    {
        var previous = fleet.PutDaemon(daemon);
        return () => _ = previous is null ? fleet.RemoveDaemon(daemon.Service) : fleet.PutDaemon(previous);
    }

    private static Action Put(Fleet fleet, FleetTask task)
    {
        var previous = fleet.PutTask(task);
        return () => _ = previous is null ? fleet.RemoveTask(task.Id) : fleet.PutTask(previous);
    }

    private static Action Remove(Fleet fleet, string task)
    {
        var gone = fleet.RemoveTask(task);
        return () => _ = gone is null ? null : fleet.PutTask(gone);
    }

    private static Action Change(Fleet fleet, string id, Func<FleetInstance, FleetInstance> change)
    {
        fleet.TryGetInstance(id, out var known);
        fleet.PutInstance(change(known!));
        return () => fleet.PutInstance(known!);
    }

    private static string Rooms(Fleet fleet) => string.Join('\n', fleet.Instances.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one =>
        $"{one.Id} {one.Status} {fleet.RoomOn(one.Id)} {string.Join(' ', DaemonLife.Daemons.Select(daemon => fleet.RoomOn(one.Id, daemon.Service)))}"));
}
