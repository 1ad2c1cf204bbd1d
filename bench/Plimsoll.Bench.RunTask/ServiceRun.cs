using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Ecs;
using Plimsoll.Ecs.Api.Agents;
using Plimsoll.Ecs.Api.Services;
using Plimsoll.Ecs.Control;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Paging;
using System.Collections.Concurrent;
using System.Diagnostics;

namespace Plimsoll.Bench.RunTask;

/// <summary>
/// How fast the service scheduler works in the filled cell: agents are stood in for by one loop that reports each task as soon as the order
/// to start or stop it is durable.
/// </summary>
internal static class ServiceRun
{
    private const int Tasks = 5_000;
    private const int Services = 1_000;
    private static readonly ConcurrentDictionary<string, TaskRecord> Orders = new();

    public static async Task RunAsync(Server server)
    {
        var context = new EcsContext(server.Cells, new PageTokens(new byte[32]), TimeProvider.System, Zones: 3);
        var create = new CreateServiceApi(context, new LinkedRole(server, server));
        var update = new UpdateServiceApi(context, create);
        server.Cells.Committed += Note;
        using var stop = new CancellationTokenSource();
        var agents = AgentsAsync(server, context, stop.Token);
        await TimeAsync($"a service of {Tasks:N0} tasks, until all run", Tasks, async () =>
        {
            await create.CreateService(server.Call, Request("large", Tasks));
            await UntilAsync(server, "large");
        });
        await TimeAsync($"a rolling deployment of it, {Tasks:N0} started and stopped", Tasks, async () =>
        {
            await update.UpdateService(server.Call, new UpdateServiceRequest { Service = "large", ForceNewDeployment = true });
            await UntilAsync(server, "large");
        });
        await TimeAsync($"{Services:N0} services of 2 tasks, until all run", Services * 2, async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, Services).Select(async i => await create.CreateService(server.Call, Request($"small-{i}", 2))));
            for (var i = 0; i < Services; i++)
            {
                await UntilAsync(server, $"small-{i}");
            }
        });
        var reconciler = new ServiceReconciler(context, TimeSpan.Zero);
        await TimeAsync("steps of the large service with nothing to do", 1_000, async () =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                await server.Cell.WriteAsync(tx => reconciler.Step(tx, server.Cell, "default/large"));
            }
        });
        await stop.CancelAsync();
        await agents;
    }

    private static CreateServiceRequest Request(string name, int count) =>
        new() { ServiceName = name, TaskDefinition = Population.Definition, DesiredCount = count, AvailabilityZoneRebalancing = "DISABLED" };

    private static void Note(Cell cell, Entry entry)
    {
        foreach (var change in entry.Changes)
        {
            if (change.New is TaskRecord { Service: not null } task
                && (task.Task.LastStatus == TaskStatuses.Pending || (task.Task.DesiredStatus == TaskStatuses.Stopped && task.Task.LastStatus != TaskStatuses.Stopped)))
            {
                Orders[task.Key] = task;
            }
        }
    }

    private static async Task AgentsAsync(Server server, EcsContext context, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var due = Orders.Keys.Take(200).ToList();
            due.ForEach(key => Orders.TryRemove(key, out _));
            if (due.Count == 0)
            {
                await Task.Delay(2, CancellationToken.None);
                continue;
            }

            await server.Cell.WriteAsync(tx =>
            {
                foreach (var task in due.Select(key => tx.Get(EcsTables.Tasks, key)).OfType<TaskRecord>())
                {
                    var report = new SubmitTaskStateChangeRequest { Status = task.Task.DesiredStatus };
                    tx.Put(EcsTables.Tasks, TaskTransitions.Report(task, report, null, context.Now));
                }
            });
        }
    }

    private static async Task UntilAsync(Server server, string name)
    {
        while (!server.Cell.Peek(view => view.Get(EcsTables.Services, $"default/{name}") is { Primary.RolloutState: DeploymentRecord.Completed, Deployments.Count: 1 }))
        {
            await Task.Delay(2, CancellationToken.None);
        }
    }

    private static async Task TimeAsync(string name, int count, Func<Task> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        var took = Stopwatch.GetElapsedTime(started);
        Console.WriteLine($"{name,-60}{took.TotalSeconds,8:F2} s{count / took.TotalSeconds,10:N0}/s");
    }
}
