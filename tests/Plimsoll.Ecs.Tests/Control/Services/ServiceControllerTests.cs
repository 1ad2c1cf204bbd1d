using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>What sets the scheduler going: commits, and time.</summary>
public sealed class ServiceControllerTests : IAsyncLifetime
{
    private readonly ServiceWorld _world = new();

    public async ValueTask InitializeAsync()
    {
        await _world.Ecs.DefineAsync();
        await _world.Ecs.CallAsync("CreateCluster");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Creating_a_service_starts_its_tasks()
    {
        await _world.JoinAsync("a");
        await _world.Ecs.Service.StartAsync();
        await _world.Ecs.ConnectAsync(Instance());

        await _world.CreateAsync("'desiredCount':3");

        await UntilAsync(3);
    }

    [Fact]
    public async Task A_server_that_starts_takes_up_what_was_left()
    {
        await _world.JoinAsync("a");
        await _world.CreateAsync("'desiredCount':3");

        await _world.Ecs.Service.StartAsync();
        await _world.Ecs.ConnectAsync(Instance());

        await UntilAsync(3);
    }

    [Fact]
    public async Task An_instance_that_joins_gets_the_tasks_that_wait()
    {
        await _world.Ecs.Service.StartAsync();
        await _world.CreateAsync("'desiredCount':3");
        await Wait.UntilAsync(() => _world.Record().EventCount > 0, "the failure to place");

        await _world.JoinAsync("a");

        await UntilAsync(3);
    }

    [Fact]
    public async Task A_task_that_stops_lets_one_that_waits_in()
    {
        await _world.JoinAsync("a", memory: 64);
        var other = await _world.Ecs.RunAsync();
        await _world.Ecs.Service.StartAsync();
        await _world.Ecs.ConnectAsync(Instance());
        await _world.CreateAsync("'desiredCount':1");
        await Wait.UntilAsync(() => _world.Record().EventCount > 0, "the failure to place");

        await _world.Ecs.ReportAsync(other, "STOPPED");

        await UntilAsync(1);
    }

    [Theory]
    [InlineData("DeleteService", "")]
    [InlineData("UpdateService", ",'taskDefinition':'small'")]
    public async Task Room_that_was_kept_for_a_daemon_lets_one_that_waits_in(string call, string members)
    {
        await _world.Ecs.DefineAsync(Defined.Named("large", 1, Defined.Container() with { Memory = 200 }));
        await _world.Ecs.DefineAsync(Defined.Named("small", 1, Defined.Container() with { Memory = 8 }));
        await _world.JoinAsync("a", memory: 128);
        await _world.Ecs.Service.StartAsync();
        await _world.Ecs.ConnectAsync(Instance());
        await _world.CreateAsync("'schedulingStrategy':'DAEMON'", "daemon", "large");
        await _world.CreateAsync("'desiredCount':1");
        await Wait.UntilAsync(() => _world.Record().EventCount > 0, "the failure to place");

        await _world.Ecs.CallAsync(call, $"{{'service':'daemon'{members}}}");

        await UntilAsync(1);
    }

    [Theory]
    [InlineData("'desiredCount':1")]
    [InlineData("'schedulingStrategy':'DAEMON'")]
    public async Task A_task_that_starts_lets_in_one_that_belongs_beside_it(string members)
    {
        await _world.JoinAsync("a");
        await _world.Ecs.Service.StartAsync();
        await _world.Ecs.ConnectAsync(Instance());
        await _world.CreateAsync($"{members},'placementConstraints':[{{'type':'memberOf','expression':'task:group == service:peer'}}]");
        await Wait.UntilAsync(() => _world.Record().EventCount > 0, "the scheduler's look at it");

        await _world.CreateAsync("'desiredCount':1", "peer");

        await UntilAsync(1);
    }

    [Fact]
    public async Task Time_alone_makes_a_service_steady()
    {
        await _world.JoinAsync("a");
        await _world.Ecs.Service.StartAsync();
        await _world.Ecs.ConnectAsync(Instance());
        await _world.CreateAsync("'desiredCount':1");
        await UntilAsync(1);
        await _world.Ecs.ReportAsync(_world.Tasks("web").Single().Task.TaskArn!, "RUNNING");

        // The clock moves only when the step that set its alarm is over: one advance would race with it.
        await Wait.UntilAsync(
            () =>
            {
                _world.Ecs.Time.Advance(TimeSpan.FromSeconds(1));
                return _world.Record().Primary.RolloutState == DeploymentRecord.Completed;
            },
            "the steady state");
    }

    [Fact]
    public async Task A_grace_period_that_never_ends_holds_up_nobody()
    {
        await _world.Ecs.DefineAsync(Defined.Of(Defined.Container() with { HealthCheck = new HealthCheck { Command = ["CMD", "true"] } }));
        await _world.JoinAsync("a");
        await _world.Ecs.Service.StartAsync();
        await _world.Ecs.ConnectAsync(Instance());
        await _world.CreateAsync($"'desiredCount':1,'healthCheckGracePeriodSeconds':{int.MaxValue}");
        await UntilAsync(1);
        var task = _world.Tasks("web").Single();
        await _world.Ecs.ReportAsync(task.Task.TaskArn!, "RUNNING");
        await _world.HealthAsync(task, "UNHEALTHY");

        for (var i = 0; i < 3; i++)
        {
            await _world.CreateAsync("'desiredCount':1", $"other-{i}");
            await Wait.UntilAsync(() => _world.Tasks($"other-{i}").Count == 1, "a task of another service");
        }
    }

    [Fact]
    public async Task A_hundred_services_are_served_together()
    {
        await _world.JoinAsync("a", cpu: 100_000, memory: 100_000);
        await _world.Ecs.Service.StartAsync();
        await _world.Ecs.ConnectAsync(Instance());

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => _world.CreateAsync("'desiredCount':2", $"web-{i}")));

        await Wait.UntilAsync(() => _world.Tasks().Count == 200, "two tasks of each service");
    }

    [Fact]
    public async Task A_service_of_a_thousand_tasks_gets_them_all()
    {
        await _world.JoinAsync("a", cpu: 1_000_000, memory: 1_000_000);
        await _world.Ecs.Service.StartAsync();
        await _world.Ecs.ConnectAsync(Instance());

        await _world.CreateAsync("'desiredCount':1000");

        await UntilAsync(1000);
    }

    private string Instance() => _world.Ecs.Cell.Peek(view => view.All(EcsTables.ContainerInstances).Single()).Instance.ContainerInstanceArn!;

    private Task UntilAsync(int tasks) => Wait.UntilAsync(() => _world.Tasks("web").Count == tasks, $"{tasks} tasks of the service");
}
