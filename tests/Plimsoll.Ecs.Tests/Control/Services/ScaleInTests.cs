using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>Which task of a service stops when there are too many (spec/placement.md §8), and protection from it (spec/tasks-services.md §10).</summary>
public sealed class ScaleInTests : IAsyncDisposable
{
    private readonly ServiceWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Without_strategies_the_zone_with_most_tasks_gives_one()
    {
        await ZonesAsync("a", "a", "b");
        await RunningAsync("'desiredCount':3");
        Assert.Equal("a2 b1", _world.Zones());

        await _world.UpdateAsync("'desiredCount':2");
        await _world.RunAsync();

        Assert.Equal("a1 b1", _world.Zones());
    }

    [Fact]
    public async Task Binpack_empties_the_instance_with_most_left()
    {
        await ZonesAsync("a", "b");
        await RunningAsync("'desiredCount':10,'placementStrategy':[{'type':'binpack','field':'memory'}]");
        Assert.Equal([2, 8], PerInstance());

        await _world.UpdateAsync("'desiredCount':9");
        await _world.RunAsync();

        Assert.Equal([1, 8], PerInstance());
    }

    [Fact]
    public async Task A_task_that_does_not_run_yet_goes_first()
    {
        await ZonesAsync("a", "b");
        await RunningAsync("'desiredCount':2");
        await _world.UpdateAsync("'desiredCount':3");
        await _world.ScheduleAsync();
        var pending = _world.Tasks().Single(task => task.Task.LastStatus == TaskStatuses.Pending);

        await _world.UpdateAsync("'desiredCount':2");
        await _world.ScheduleAsync();

        Assert.Equal(TaskStatuses.Stopped, _world.Ecs.TaskOf(pending.Task.TaskArn!)!.Task.DesiredStatus);
    }

    [Fact]
    public async Task A_stopped_task_keeps_why_it_was_chosen()
    {
        await ZonesAsync("a", "a", "b");
        await RunningAsync("'desiredCount':3");
        await _world.UpdateAsync("'desiredCount':2");
        await _world.ScheduleAsync();

        var stopped = _world.Tasks().Single(task => task.Task.DesiredStatus == TaskStatuses.Stopped);

        Assert.Equal("spread(attribute:ecs.availability-zone): 2 tasks of the group with the same ecs.availability-zone", stopped.ScaleIn![0]);
    }

    [Fact]
    public async Task A_protected_task_is_passed_over()
    {
        await ZonesAsync("a", "a", "b");
        await RunningAsync("'desiredCount':3");
        var shielded = _world.Tasks().Where(task => task.Task.AvailabilityZone == "a").ToList();
        await ProtectAsync(shielded);

        await _world.UpdateAsync("'desiredCount':2");
        await _world.RunAsync();

        Assert.Equal("a2", _world.Zones());
    }

    [Fact]
    public async Task More_protected_tasks_than_wanted_stay_and_the_event_says_so()
    {
        await ZonesAsync("a");
        await RunningAsync("'desiredCount':2");
        await ProtectAsync(_world.Tasks());

        await _world.UpdateAsync("'desiredCount':1");
        await _world.RunAsync();

        Assert.Equal(2, _world.Tasks().Count);
        Assert.EndsWith("The number of protected tasks are more than the desired count of tasks.", (await _world.EventsAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_stops_when_its_protection_expires()
    {
        await ZonesAsync("a");
        await RunningAsync("'desiredCount':2");
        await ProtectAsync(_world.Tasks(), minutes: 5);
        await _world.UpdateAsync("'desiredCount':1");
        await _world.RunAsync();
        Assert.Equal(_world.Tasks()[0].ProtectedUntil, _world.Outlooks["default/web"].LookAgainAt);

        await _world.LaterAsync(300);

        Assert.Single(_world.Tasks());
    }

    [Fact]
    public async Task A_deployment_leaves_protected_tasks_running()
    {
        await ZonesAsync("a");
        await RunningAsync("'desiredCount':1");
        var shielded = _world.Tasks().Single();
        await ProtectAsync([shielded]);

        await _world.UpdateAsync("'forceNewDeployment':true");
        await _world.SteadyAsync();

        Assert.Equal(TaskStatuses.Running, _world.Ecs.TaskOf(shielded.Task.TaskArn!)!.Task.DesiredStatus);
    }

    [Fact]
    public async Task A_service_that_is_deleted_takes_its_protected_tasks_with_it()
    {
        await ZonesAsync("a");
        await RunningAsync("'desiredCount':1");
        await ProtectAsync(_world.Tasks());

        await _world.Ecs.CallAsync("DeleteService", "{'service':'web','force':true}");
        await _world.RunAsync();

        Assert.Empty(_world.Tasks());
    }

    private IEnumerable<int> PerInstance() => _world.Tasks().CountBy(task => task.InstanceKey!).Select(one => one.Value).Order();

    private async Task ZonesAsync(params string[] zones)
    {
        await _world.Ecs.DefineAsync();
        foreach (var zone in zones)
        {
            await _world.JoinAsync(zone, cpu: 2048, memory: 512);
        }
    }

    private async Task RunningAsync(string members)
    {
        await _world.CreateAsync($"{members},'availabilityZoneRebalancing':'DISABLED'");
        await _world.SteadyAsync();
    }

    private async Task ProtectAsync(IReadOnlyList<TaskRecord> tasks, int minutes = 120) => Assert.Empty((await _world.Ecs.CallAsync(
        "UpdateTaskProtection",
        $"{{'cluster':'default','protectionEnabled':true,'expiresInMinutes':{minutes},'tasks':[{string.Join(',', tasks.Select(task => $"'{task.Id}'"))}]}}"))["failures"]!.AsArray());
}
