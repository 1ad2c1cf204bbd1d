using Plimsoll.AgentLink.Acs;
using Plimsoll.Ecs.Link;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Link;

public sealed class WorkDeskTests
{
    [Fact]
    public async Task Work_that_is_stale_makes_no_message()
    {
        await using var ecs = await StartAsync(new GateStore());
        var (desk, task) = await PlacedAsync(ecs);
        await ecs.CallAsync("StopTask", $"{{'task':'{task}'}}");

        Assert.Null(await desk.MessageAsync(new Work.Start(KeyOf(task))));
        Assert.NotNull(await desk.MessageAsync(new Work.Stop(KeyOf(task))));
        await ecs.ReportAsync(task, "STOPPED");
        Assert.Null(await desk.MessageAsync(new Work.Stop(KeyOf(task))));
    }

    [Fact]
    public async Task A_start_waits_for_a_stop_that_is_not_durable_yet()
    {
        var store = new GateStore();
        await using var ecs = await StartAsync(store);
        var (desk, task) = await PlacedAsync(ecs);
        var (stop, message) = await HeldStopAsync(ecs, store, desk, task);

        store.Release();

        await stop;
        Assert.Null(await message.Patiently());
    }

    [Fact]
    public async Task A_start_goes_out_when_the_stop_that_spoke_against_it_was_lost()
    {
        var store = new GateStore();
        await using var ecs = await StartAsync(store);
        var (desk, task) = await PlacedAsync(ecs);
        var (stop, message) = await HeldStopAsync(ecs, store, desk, task);

        store.Refuse();

        await Assert.ThrowsAsync<IOException>(() => stop);
        Assert.Equal("RUNNING", Assert.IsType<PayloadMessage>(await message.Patiently()).Tasks![0].DesiredStatus);
    }

    [Fact]
    public async Task Numbers_go_up_also_when_the_clock_stands_still()
    {
        await using var ecs = await StartAsync(new GateStore());
        var (desk, task) = await PlacedAsync(ecs);

        var first = (PayloadMessage)(await desk.MessageAsync(new Work.Start(KeyOf(task))))!;
        var second = (TaskManifestMessage)(await desk.MessageAsync(new Work.Manifest()))!;

        Assert.True(second.Timeline > first.SeqNum);
    }

    private static async Task<(Task Stop, Task<AgentLink.LinkMessage?> Message)> HeldStopAsync(EcsHarness ecs, GateStore store, WorkDesk desk, string task)
    {
        store.Hold();
        var stop = ecs.CallAsync("StopTask", $"{{'task':'{task}'}}");
        await Wait.UntilAsync(() => ecs.TaskOf(task)!.Task.DesiredStatus == "STOPPED", "The stop in memory");
        var message = desk.MessageAsync(new Work.Start(KeyOf(task))).AsTask();
        Assert.False(message.IsCompleted);
        return (stop, message);
    }

    private static async Task<EcsHarness> StartAsync(GateStore store)
    {
        var ecs = new EcsHarness(store);
        await ecs.DefineAsync();
        return ecs;
    }

    private static async Task<(WorkDesk Desk, string Task)> PlacedAsync(EcsHarness ecs)
    {
        var instance = ecs.InstanceOf(await ecs.JoinAsync())!;
        var credentials = new SessionCredentials(ecs.Cell, new FakeRoles(ecs.Time), ecs.Time);
        return (new WorkDesk(ecs.Cell, instance, credentials, new Sequence(ecs.Time), Registries.Own, ecs.Time), await ecs.RunAsync());
    }

    private static string KeyOf(string arn) => arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
