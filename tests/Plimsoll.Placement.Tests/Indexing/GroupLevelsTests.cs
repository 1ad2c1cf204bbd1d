using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Indexing;

/// <summary>The instances of a group by count are what counting them afresh gives, in every class, at every moment.</summary>
public sealed class GroupLevelsTests
{
    private static readonly PlacementRequest SpreadOverZonesAndInstances = Some.ServiceRequest("s");

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 12)]
    [InlineData(3, 60)]
    public void Levels_are_a_fresh_count_whatever_is_put_moved_and_removed(ulong seed, int instances)
    {
        var chance = new SeededChance(seed);
        var fleet = new Fleet();
        var tasks = new List<string>();
        for (var i = 0; i < instances; i++)
        {
            fleet.PutInstance(Some.Instance($"i{i}", zone: $"{i % 3}"));
        }

        for (var step = 0; step < 1_500; step++)
        {
            switch (chance.Next(6))
            {
                case 0 when tasks.Count > 0:
                    var at = chance.Next(tasks.Count);
                    fleet.RemoveTask(tasks[at]);
                    tasks.RemoveAt(at);
                    break;
                case 1:
                    fleet.PutInstance(Some.Instance($"i{chance.Next(instances)}", zone: $"{chance.Next(3)}"));
                    break;
                case 2 when tasks.Count > 0 && fleet.TryGetTask(tasks[chance.Next(tasks.Count)], out var task):
                    fleet.PutTask(task with { Stopping = !task.Stopping });
                    break;
                default:
                    if (chance.Next(30) > 0)
                    {
                        tasks.Add($"t{step}");
                        fleet.PutTask(Some.Task($"t{step}", $"i{chance.Next(instances)}", "service:s", new Demand()) with { Service = "s" });
                    }

                    break;
            }

            Check(fleet);
        }
    }

    [Fact]
    public void Instances_without_tasks_are_listed_once_a_quarter_of_the_class_has_some()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 8).Select(i => Some.Instance($"i{i}"))]);
        fleet.PutTask(Service("t0", "i0"));
        Placer.Place(fleet, SpreadOverZonesAndInstances, Some.Chance());
        Assert.False(Only(fleet).TracksZero);

        fleet.PutTask(Service("t1", "i1"));

        Assert.True(Only(fleet).TracksZero);
        Assert.Equal(6, Only(fleet).Zero.Count);
    }

    [Fact]
    public void They_are_forgotten_when_the_group_leaves_most_of_the_class()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 17).Select(i => Some.Instance($"i{i}"))]);
        for (var i = 0; i < 6; i++)
        {
            fleet.PutTask(Service($"t{i}", $"i{i}"));
        }

        Placer.Place(fleet, SpreadOverZonesAndInstances, Some.Chance());
        Assert.True(Only(fleet).TracksZero);
        for (var i = 0; i < 4; i++)
        {
            fleet.RemoveTask($"t{i}");
        }

        Assert.False(Only(fleet).TracksZero);
        Assert.Empty(Only(fleet).Zero);
    }

    [Fact]
    public void An_instance_that_joins_later_is_found_as_the_emptiest()
    {
        var fleet = Some.Fleet(Some.Instance("i0"), Some.Instance("i1"));
        fleet.PutTask(Service("t0", "i0"));
        fleet.PutTask(Service("t1", "i1"));
        Placer.Place(fleet, SpreadOverZonesAndInstances, Some.Chance());

        fleet.PutInstance(Some.Instance("i2"));

        Assert.Equal("i2", Placer.Place(fleet, SpreadOverZonesAndInstances, Some.Chance()).InstanceId);
    }

    [Fact]
    public void A_group_that_ends_and_begins_again_starts_from_nothing()
    {
        var fleet = Some.Fleet(Some.Instance("i0"), Some.Instance("i1"));
        fleet.PutTask(Service("t0", "i0"));
        Placer.Place(fleet, SpreadOverZonesAndInstances, Some.Chance());
        fleet.RemoveTask("t0");
        fleet.RemoveInstance("i0");

        fleet.PutTask(Service("t1", "i1"));
        fleet.PutInstance(Some.Instance("i3"));

        Assert.Equal("i3", Placer.Place(fleet, SpreadOverZonesAndInstances, Some.Chance()).InstanceId);
    }

    private static FleetTask Service(string id, string instance) => Some.Task(id, instance, "service:s", new Demand()) with { Service = "s" };

    private static ClassLevels Only(Fleet fleet) =>
        fleet.Groups.Find("service:s")!.Levels!.In(fleet.Classes.Classes.Single(one => one.Count > 0))!;

    private static void Check(Fleet fleet)
    {
        if (fleet.Groups.Find("service:s") is not { } group)
        {
            return;
        }

        var levels = group.KeepLevels(fleet.Slots);
        foreach (var one in fleet.Classes.Classes)
        {
            var members = fleet.Slots.Where(entry => entry?.Class == one).Select(entry => entry!.Slot).ToArray();
            var ofClass = levels.In(one);
            Assert.Equal(members.Count(slot => group.On(slot) > 0), ofClass?.Holders ?? 0);
            if (ofClass is null)
            {
                continue;
            }

            for (var count = ofClass.TracksZero ? 0 : 1; count < ofClass.ByCount.Count; count++)
            {
                Assert.Equal(members.Where(slot => group.On(slot) == count), ofClass.ByCount[count].Order());
            }
        }
    }
}
