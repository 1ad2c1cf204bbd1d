using Plimsoll.Ecs;
using Plimsoll.Ecs.Api;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement;
using Plimsoll.Placement.Strategies;
using Plimsoll.Wire.Paging;
using System.Diagnostics;
using System.Text.Json;

namespace Plimsoll.Bench.RunTask;

/// <summary>Where the processor time of a call goes: its parts, each alone on one thread.</summary>
internal static class Parts
{
    private const int Rounds = 300;

    public static async Task RunAsync(Server server)
    {
        var context = new EcsContext(server.Cells, new PageTokens(new byte[32]), TimeProvider.System, Zones: 3);
        var run = new RunTaskApi(context, new RoleCheck(context, server));
        var request = new RunTaskRequest
        {
            TaskDefinition = Population.Definition,
            Count = 10,
            PlacementStrategy =
            [
                new Plimsoll.Ecs.Api.Shapes.PlacementStrategy { Type = "spread", Field = "attribute:ecs.availability-zone" },
                new Plimsoll.Ecs.Api.Shapes.PlacementStrategy { Type = "binpack", Field = "memory" },
            ],
        };
        RunTaskResponse? answer = null;
        await TimeAsync("the operation, until durable", async () => answer = await run.RunTask(server.Call, request));
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer!, EcsApiJson.Default.RunTaskResponse);
        Time($"writing the answer, {bytes.Length:N0} bytes", () => JsonSerializer.SerializeToUtf8Bytes(answer!, EcsApiJson.Default.RunTaskResponse));
        var tasks = server.Cell.Peek(view => view.All(EcsTables.Tasks).TakeLast(10).ToArray());
        var size = tasks.Sum(task => JsonSerializer.SerializeToUtf8Bytes(task, EcsModelJson.Default.TaskRecord).Length);
        Time($"writing ten records, {size:N0} bytes", () => Array.ForEach(tasks, task => JsonSerializer.SerializeToUtf8Bytes(task, EcsModelJson.Default.TaskRecord)));
        foreach (var explain in new[] { true, false })
        {
            Time($"ten decisions, {(explain ? "explained" : "not explained")}", () => server.Cell.Peek(view =>
            {
                var index = view.Derived<FleetIndex>();
                var wanted = new PlacementRequest
                {
                    Demand = tasks[0].Demand,
                    Group = "family:web",
                    Strategies = StrategyChain.ForRunTask([new("spread", "attribute:ecs.availability-zone"), new("binpack", "memory")]),
                    Explain = explain,
                };
                for (var i = 0; i < 10; i++)
                {
                    Placer.Place(index.Of(Population.Cluster), wanted, index.Chance);
                }

                return true;
            }));
        }
    }

    private static void Time(string name, Action part) => TimeAsync(name, () =>
    {
        part();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    private static async Task TimeAsync(string name, Func<Task> part)
    {
        using var process = Process.GetCurrentProcess();
        for (var i = 0; i < Rounds; i++)
        {
            await part();
        }

        process.Refresh();
        var (user, system) = (process.UserProcessorTime, process.PrivilegedProcessorTime);
        for (var i = 0; i < Rounds; i++)
        {
            await part();
        }

        process.Refresh();
        Console.WriteLine(
            $"{name,-40}{(process.UserProcessorTime - user).TotalMilliseconds / Rounds,8:F3} ms user{(process.PrivilegedProcessorTime - system).TotalMilliseconds / Rounds,8:F3} ms system");
    }
}
