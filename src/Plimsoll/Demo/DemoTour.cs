using Plimsoll.Client;
using Plimsoll.Commands;

namespace Plimsoll.Demo;

/// <summary>Runs the demo's tasks through the public API, and gathers what there is to show.</summary>
/// <param name="ecs">Calls the server.</param>
/// <param name="cluster">Cluster of the local instances.</param>
/// <param name="time">Clock.</param>
internal sealed class DemoTour(EcsClient ecs, string cluster, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MostWait = TimeSpan.FromMinutes(1);
    private readonly LogsClient _logs = new(ecs);

    /// <summary>Makes the log group, before anything runs.</summary>
    public Task PrepareAsync(CancellationToken cancel) => _logs.CreateGroupAsync(DemoDefinitions.LogGroup, cancel);

    /// <summary>Registers a definition and runs its tasks; returns when all of them run.</summary>
    /// <exception cref="CommandException">A task was not placed, or stopped.</exception>
    public async Task<IReadOnlyList<PlacedTask>> RunAsync(DemoRun run, CancellationToken cancel)
    {
        var definition = await ecs.RegisterAsync(run.Definition, cancel);
        return await ExplainAsync(await (run.Service is { } service ? ServeAsync(service, definition, run, cancel) : RunAsync(definition, run, cancel)), cancel);
    }

    /// <summary>Waits until another task stands in for one that was killed.</summary>
    /// <returns>What the service says of it.</returns>
    public async Task<string> ReplacedAsync(string service, int count, string killed, CancellationToken cancel)
    {
        await UntilAsync(
            () => ecs.TasksOfAsync(cluster, service, cancel),
            all => all.Count == count && all.All(task => task.Id != killed && task.LastStatus == "RUNNING"),
            "the service did not replace its task within a minute", cancel);
        return (await ecs.ServicesAsync(cluster, [service], cancel))[0].Events.Select(one => one.Message).First(message => message.Contains("has started", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<EcsTask>> ServeAsync(string service, string definition, DemoRun run, CancellationToken cancel)
    {
        await ecs.CreateServiceAsync(
            new CreateServiceRequest { Cluster = cluster, ServiceName = service, TaskDefinition = definition, DesiredCount = run.Count, PlacementStrategy = [run.Strategy] }, cancel);
        return await UntilAsync(
            () => ecs.TasksOfAsync(cluster, service, cancel), all => all.Count == run.Count && all.All(Running), "the service did not start within a minute", cancel);
    }

    private async Task<IReadOnlyList<EcsTask>> RunAsync(string definition, DemoRun run, CancellationToken cancel)
    {
        var answer = await ecs.RunAsync(
            new RunTaskRequest { Cluster = cluster, TaskDefinition = definition, Count = run.Count, PlacementStrategy = [run.Strategy] }, cancel);
        if (answer.Failures is [var failure, ..])
        {
            throw new CommandException($"a task was not placed: {failure.Reason} {failure.Detail}", "See: plimsoll status");
        }

        return await UntilAsync(
            () => ecs.TasksAsync(cluster, [.. answer.Tasks.Select(task => task.TaskArn)], cancel),
            all => all.All(Running),
            "the tasks did not start within a minute", cancel);
    }

    /// <summary>What the containers wrote: the first line of each.</summary>
    public async Task<IReadOnlyList<LogEvent>> FirstLinesAsync(int streams, CancellationToken cancel) => await UntilAsync(
        async () => (IReadOnlyList<LogEvent>)[.. (await _logs.EventsAsync(DemoDefinitions.LogGroup, cancel)).DistinctBy(line => line.LogStreamName)],
        lines => lines.Count >= streams,
        "what the containers wrote did not arrive within a minute", cancel);

    private static bool Running(EcsTask task) => task.LastStatus == "STOPPED"
        ? throw new CommandException(
            $"task {task.Id} stopped: {task.StoppedReason} {string.Join(' ', task.Containers.Select(container => container.Reason))}".TrimEnd(), "See the output above.")
        : task.LastStatus == "RUNNING";

    private async Task<IReadOnlyList<PlacedTask>> ExplainAsync(IReadOnlyList<EcsTask> tasks, CancellationToken cancel)
    {
        var placed = new List<PlacedTask>();
        foreach (var task in tasks)
        {
            var why = await ecs.ExplainAsync(cluster, task.TaskArn, cancel);
            var port = task.Containers.SelectMany(container => container.NetworkBindings ?? []).FirstOrDefault();
            placed.Add(new PlacedTask(
                task.Id,
                task.TaskDefinitionArn[(task.TaskDefinitionArn.LastIndexOf('/') + 1)..],
                why.Instance?.Ec2InstanceId ?? "",
                why.Instance?.AvailabilityZone ?? "",
                Words(why.Explanation),
                port is null ? null : new Uri($"http://{port.BindIP}:{port.HostPort}/"),
                task.Containers.Select(container => container.ImageDigest).OfType<string>().FirstOrDefault(),
                task.Containers.Select(container => container.RuntimeId).OfType<string>().FirstOrDefault()));
        }

        return placed;
    }

    private static string Words(Explanation? explanation) => explanation is null
        ? ""
        : string.Join("; ", explanation.Steps?.Select(step => $"{step.Strategy}: {step.Words}") ?? []);

    private async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> done, string late, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (done(answer))
            {
                return answer;
            }

            if (time.GetElapsedTime(began) > MostWait)
            {
                throw new CommandException($"{late}.", "See: plimsoll status, docker ps -a");
            }

            await Task.Delay(Look, time, cancel);
        }
    }
}

/// <summary>A running task and why it is where it is.</summary>
/// <param name="Id">Id.</param>
/// <param name="Definition">Family and revision.</param>
/// <param name="Instance">EC2 id of its instance.</param>
/// <param name="Zone">Zone of the instance.</param>
/// <param name="Why">What the placement strategy saw.</param>
/// <param name="Address">Where its port answers, if it has one.</param>
/// <param name="Digest">The image that it runs from.</param>
/// <param name="Container">Id of its container on the engine.</param>
internal sealed record PlacedTask(string Id, string Definition, string Instance, string Zone, string Why, Uri? Address, string? Digest, string? Container);
