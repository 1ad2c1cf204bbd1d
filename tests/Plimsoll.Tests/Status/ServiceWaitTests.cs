using Plimsoll.Client;
using Plimsoll.Status;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Status;

public sealed class ServiceWaitTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task When_time_is_up_the_service_and_what_is_known_of_it_are_said()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));
        await UnplacedAsync(server.Ecs);
        using var limit = new CancellationTokenSource();
        var wait = new ServiceWait(server.Ecs, "default", new UpAtFirstWait(limit), TimeSpan.FromHours(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.RunAsync([], TextWriter.Null, limit.Token));

        var late = wait.Late(5);
        Assert.Equal(
            ("shop did not come up in 5 s: 0 of 1 run, (service shop) was unable to place a task because no container instance met all of its requirements. "
                + "Reason: No Container Instances were found in your cluster.",
            "What it waits for: plimsoll explain shop"),
            (late.Message, late.Remedy));
    }

    [Fact]
    public async Task A_server_that_told_of_no_service_is_said_to_be_silent()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));

        Assert.StartsWith(
            "the server did not tell of its services in 5 s", new ServiceWait(server.Ecs, "default", TimeProvider.System, TimeSpan.Zero).Late(5).Message, StringComparison.Ordinal);
    }

    private static async Task UnplacedAsync(EcsClient ecs)
    {
        var cancel = TestContext.Current.CancellationToken;
        await ecs.CreateClusterAsync("default", cancel);
        await ecs.RegisterAsync(
            new RegisterTaskDefinitionRequest { Family = "app", ContainerDefinitions = [new ContainerDefinition { Name = "main", Image = "i", Cpu = 1, Memory = 8 }] }, cancel);
        await ecs.CreateServiceAsync(
            new CreateServiceRequest { Cluster = "default", ServiceName = "shop", TaskDefinition = "app", DesiredCount = 1, PlacementStrategy = [] }, cancel);
        while (!(await ecs.ServicesAsync("default", cancel))[0].Events.Any(one => one.Message.Contains("unable to place", StringComparison.Ordinal)))
        {
            await Task.Yield();
        }
    }

    /// <summary>A clock by which time is up as soon as somebody waits.</summary>
    private sealed class UpAtFirstWait(CancellationTokenSource limit) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            limit.Cancel();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
