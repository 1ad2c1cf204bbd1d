using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>Rebalancing over Availability Zones (spec/placement.md §12).</summary>
public sealed class ZoneRebalancingTests : IAsyncLifetime
{
    private ServiceWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ServiceWorld.MakeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_zone_that_comes_gets_its_share()
    {
        await RunningAsync("'desiredCount':6");
        await _world.JoinAsync("d");

        await _world.SteadyAsync();

        Assert.Equal("a2 b2 c1 d1".Split(' ').Select(zone => zone[1]).Order(), _world.Zones().Split(' ').Select(zone => zone[1]).Order());
    }

    [Fact]
    public async Task The_new_task_is_well_before_the_other_stops()
    {
        await RunningAsync("'desiredCount':6");
        await _world.JoinAsync("d");

        await _world.RunAsync();

        Assert.Equal("a2 b2 c2 d1", _world.Zones());
    }

    [Fact]
    public async Task It_is_told_from_beginning_to_end()
    {
        await RunningAsync("'desiredCount':6");
        await _world.JoinAsync("d");
        await _world.SteadyAsync();

        var events = string.Join('\n', (await _world.EventsAsync()).Where(one => one.Contains("AZ", StringComparison.Ordinal)));

        Assert.Matches(
            "^is not AZ balanced with 2 tasks in a, 2 tasks in b, 2 tasks in c, 0 tasks in d. AZ Rebalancing in progress.\n"
            + "has started 1 tasks in d to AZ Rebalance: \\(task [0-9a-f]{32}\\).\n"
            + "has stopped 1 running tasks in [abc] due to AZ Rebalance: \\(task [0-9a-f]{32}\\).\n"
            + "is AZ balanced with . tasks in a, . tasks in b, . tasks in c, 1 tasks in d.$", events);
    }

    [Fact]
    public async Task Disabled_it_does_nothing()
    {
        await RunningAsync("'desiredCount':6,'availabilityZoneRebalancing':'DISABLED'");
        await _world.JoinAsync("d");

        await _world.SteadyAsync();

        Assert.Equal("a2 b2 c2", _world.Zones());
    }

    [Fact]
    public async Task A_zone_without_room_is_told_of_once()
    {
        await RunningAsync("'desiredCount':6");
        await _world.JoinAsync("d", memory: 32);

        await _world.SteadyAsync();

        Assert.Equal("a2 b2 c2", _world.Zones());
        Assert.Single(await _world.EventsAsync(), one => one.Contains("No container instance in the other zones has room", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Protected_tasks_block_it()
    {
        await RunningAsync("'desiredCount':6");
        await _world.Ecs.CallAsync(
            "UpdateTaskProtection",
            $"{{'cluster':'default','protectionEnabled':true,'tasks':[{string.Join(',', _world.Tasks().Select(task => $"'{task.Id}'"))}]}}");
        await _world.JoinAsync("d");

        await _world.SteadyAsync();

        Assert.Equal("a2 b2 c2", _world.Zones());
    }

    [Fact]
    public async Task It_goes_on_when_the_protection_that_blocked_it_ends()
    {
        await RunningAsync("'desiredCount':6");
        await _world.Ecs.CallAsync(
            "UpdateTaskProtection",
            $"{{'cluster':'default','protectionEnabled':true,'expiresInMinutes':60,'tasks':[{string.Join(',', _world.Tasks().Select(task => $"'{task.Id}'"))}]}}");
        await _world.JoinAsync("d");

        await _world.RunAsync();

        Assert.Equal(_world.Tasks()[0].ProtectedUntil, _world.Outlooks["default/web"].LookAgainAt);
    }

    [Fact]
    public async Task That_it_is_blocked_is_told_anew_when_it_comes_anew()
    {
        await RunningAsync("'desiredCount':6");
        for (var i = 0; i < 2; i++)
        {
            var instance = await _world.JoinAsync("d", memory: 32);
            await _world.RunAsync();
            await _world.Ecs.CallAsync("DeregisterContainerInstance", $"{{'cluster':'default','containerInstance':'{instance}'}}");
            await _world.RunAsync();
        }

        Assert.Equal(2, (await _world.EventsAsync()).Count(one => one.Contains("No container instance in the other zones has room", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_deployment_that_begins_meanwhile_goes_first()
    {
        await RunningAsync("'desiredCount':6");
        await _world.JoinAsync("d");
        await _world.RunAsync();

        await _world.UpdateAsync("'forceNewDeployment':true");
        await _world.SteadyAsync();

        Assert.Equal((6, null), (_world.Tasks().Count, _world.Record().Rebalancing));
    }

    private async Task RunningAsync(string members)
    {
        await _world.CreateAsync(members);
        await _world.SteadyAsync();
    }
}
