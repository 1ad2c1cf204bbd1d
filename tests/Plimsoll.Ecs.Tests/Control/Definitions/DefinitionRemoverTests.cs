using Plimsoll.Cells.Journal;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Definitions;

public sealed class DefinitionRemoverTests
{
    private const string Arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1";

    [Fact]
    public async Task A_definition_that_no_task_uses_is_gone_at_once()
    {
        await using var ecs = await StartedAsync();

        await DeleteAsync(ecs);

        await GoneAsync(ecs);
    }

    [Fact]
    public async Task A_definition_stays_while_a_task_runs_from_it()
    {
        await using var ecs = await StartedAsync();
        await PutTaskAsync(ecs, "RUNNING");

        await DeleteAsync(ecs);
        await PutTaskAsync(ecs, "STOPPING");
        // A transaction of another definition: after it, the remover has seen all that came before.
        await DeleteAsync(ecs, "other");
        await GoneAsync(ecs, "other");

        Assert.Equal("DELETE_IN_PROGRESS", await StatusAsync(ecs, "web"));
    }

    [Fact]
    public async Task A_definition_goes_when_its_last_task_stops()
    {
        await using var ecs = await StartedAsync();
        await PutTaskAsync(ecs, "RUNNING");
        await DeleteAsync(ecs);

        await PutTaskAsync(ecs, "STOPPED");

        await GoneAsync(ecs);
    }

    [Fact]
    public async Task A_restart_takes_up_what_was_left()
    {
        var store = new MemoryStore();
        await using (var before = new EcsHarness(store))
        {
            // Not started: as if the server had stopped between the request and the removal.
            await before.CallAsync("RegisterTaskDefinition", Support.Definitions.Small);
            await DeleteAsync(before);
            Assert.Equal("DELETE_IN_PROGRESS", await StatusAsync(before, "web"));
        }

        await using var after = new EcsHarness(store);
        await after.Service.StartAsync();

        await GoneAsync(after);
    }

    private static async Task<EcsHarness> StartedAsync()
    {
        var ecs = new EcsHarness();
        await ecs.Service.StartAsync();
        await ecs.CallAsync("RegisterTaskDefinition", Support.Definitions.Small);
        await ecs.CallAsync("RegisterTaskDefinition", Support.Definitions.Small.Replace("'web'", "'other'", StringComparison.Ordinal));
        return ecs;
    }

    private static async Task DeleteAsync(EcsHarness ecs, string family = "web")
    {
        await ecs.CallAsync("DeregisterTaskDefinition", $"{{'taskDefinition':'{family}:1'}}");
        await ecs.CallAsync("DeleteTaskDefinitions", $"{{'taskDefinitions':['{family}:1']}}");
    }

    private static async Task PutTaskAsync(EcsHarness ecs, string status) =>
        await ecs.Cell.WriteAsync(tx => tx.Put(EcsTables.Tasks, Samples.Task("c", "t", status, definitionArn: Arn)));

    private static async Task<string?> StatusAsync(EcsHarness ecs, string family) => await ecs.Cell.ReadAsync(view =>
        view.Get(EcsTables.TaskDefinitions, TaskDefinitionRecord.KeyOf(family, 1))?.Definition.Status);

    private static async Task GoneAsync(EcsHarness ecs, string family = "web")
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await StatusAsync(ecs, family) is not null)
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
