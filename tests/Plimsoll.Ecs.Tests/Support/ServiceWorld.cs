using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>
/// Services with agents that do at once what they are told: the scheduler's steps are taken by hand, one after another, until nothing
/// changes any more, so that a test sees every state and no thread but its own.
/// </summary>
internal sealed class ServiceWorld : IAsyncDisposable
{
    private readonly ServiceReconciler _reconciler;
    private int _commits;

    public ServiceWorld(IStore? store = null, FakeTimeProvider? time = null)
    {
        Ecs = new EcsHarness(store, time);
        Ecs.Cells.Committed += (_, _) => Interlocked.Increment(ref _commits);
        _reconciler = new ServiceReconciler(new EcsContext(Ecs.Cells, new PageTokens(new byte[32]), Ecs.Time, 3), TimeSpan.FromSeconds(40));
    }

    public EcsHarness Ecs { get; }

    /// <summary>Says of which tasks the agents report that they cannot start.</summary>
    public Func<TaskRecord, bool> Fails { get; set; } = _ => false;

    /// <summary>What the last step of each service waits for.</summary>
    public Dictionary<string, ServiceOutlook> Outlooks { get; } = [];

    public ValueTask DisposeAsync() => Ecs.DisposeAsync();

    /// <summary>Three instances in three zones, and the definition <c>web</c>.</summary>
    public static async Task<ServiceWorld> MakeAsync(int cpu = 1024, int memory = 1024)
    {
        var world = new ServiceWorld();
        await world.Ecs.DefineAsync();
        foreach (var zone in new[] { "a", "b", "c" })
        {
            await world.JoinAsync(zone, cpu, memory);
        }

        return world;
    }

    /// <summary>Another instance; returns its ARN.</summary>
    public Task<string> JoinAsync(string zone, int cpu = 1024, int memory = 1024) =>
        Ecs.JoinAsync(cpu, memory, "default", $"ecs.availability-zone={zone}");

    public async Task<JsonNode> CreateAsync(string members = "'desiredCount':2", string name = "web", string definition = "web") =>
        (await Ecs.CallAsync("CreateService", $"{{'serviceName':'{name}','taskDefinition':'{definition}',{members}}}"))["service"]!;

    public async Task<JsonNode> UpdateAsync(string members, string name = "web") =>
        (await Ecs.CallAsync("UpdateService", $"{{'service':'{name}',{members}}}"))["service"]!;

    /// <summary>The scheduler takes steps until it has none left.</summary>
    public async Task ScheduleAsync()
    {
        int before;
        do
        {
            before = Volatile.Read(ref _commits);
            foreach (var key in Ecs.Cell.Peek(view => view.All(EcsTables.Services).Select(one => one.Key).ToList()))
            {
                Outlooks[key] = await Ecs.Cell.WriteAsync(tx => _reconciler.Step(tx, Ecs.Cell, key));
            }
        }
        while (before != Volatile.Read(ref _commits));
    }

    /// <summary>Scheduler and agents work until nothing is left to do.</summary>
    public async Task RunAsync()
    {
        int before;
        do
        {
            before = Volatile.Read(ref _commits);
            await ScheduleAsync();
            foreach (var task in Tasks())
            {
                await AgentAsync(task);
            }
        }
        while (before != Volatile.Read(ref _commits));
    }

    /// <summary>Lets time go by, then lets all work.</summary>
    public async Task LaterAsync(double seconds)
    {
        Ecs.Time.Advance(TimeSpan.FromSeconds(seconds));
        await RunAsync();
    }

    /// <summary>Works, and lets 40 seconds go by, until the service says that it is steady.</summary>
    public async Task SteadyAsync()
    {
        await RunAsync();
        for (var i = 0; i < 10; i++)
        {
            await LaterAsync(40);
        }
    }

    public async Task<JsonNode> DescribeAsync(string name = "web") =>
        (await Ecs.CallAsync("DescribeServices", $"{{'services':['{name}']}}"))["services"]![0]!;

    /// <summary>The events, oldest first, without what is before the text.</summary>
    public async Task<string[]> EventsAsync(string name = "web") =>
    [
        .. (await DescribeAsync(name))["events"]!.AsArray().Select(one => ((string)one!["message"]!).Replace($"(service {name}) ", "", StringComparison.Ordinal)).Reverse(),
    ];

    /// <summary>Tasks that have not stopped.</summary>
    public List<TaskRecord> Tasks(string? service = null) => Ecs.Cell.Peek(view => view.All(EcsTables.Tasks)
        .Where(task => task.Task.LastStatus != TaskStatuses.Stopped && (service is null || task.Service == service))
        .OrderBy(task => task.Task.CreatedAt).ThenBy(task => task.Key, StringComparer.Ordinal).ToList());

    /// <summary>Tasks that are meant to run, by zone: <c>a2 b1</c>.</summary>
    public string Zones(string service = "web") => string.Join(' ', Tasks(service)
        .Where(task => task.Task.DesiredStatus == TaskStatuses.Running)
        .GroupBy(task => task.Task.AvailabilityZone).OrderBy(zone => zone.Key, StringComparer.Ordinal).Select(zone => $"{zone.Key}{zone.Count()}"));

    public ServiceRecord Record(string name = "web") => Ecs.Cell.Peek(view => view.Get(EcsTables.Services, ServiceRecord.KeyOf("default", name)))!;

    /// <summary>What a health check says of a task.</summary>
    public async Task HealthAsync(TaskRecord task, string health) => await Ecs.Cell.WriteAsync(tx =>
    {
        var now = tx.Get(EcsTables.Tasks, task.Key)!;
        tx.Put(EcsTables.Tasks, now with { Task = now.Task with { HealthStatus = health } });
    });

    private async Task AgentAsync(TaskRecord task)
    {
        if (task.Task.DesiredStatus == TaskStatuses.Stopped)
        {
            await Ecs.ReportAsync(task.Task.TaskArn!, "STOPPED");
        }
        else if (task.Task.LastStatus != TaskStatuses.Running)
        {
            await (Fails(task)
                ? Ecs.CallAsync("SubmitTaskStateChange", $"{{'task':'{task.Task.TaskArn}','status':'STOPPED','reason':'CannotPullContainerError: no such image'}}")
                : Ecs.ReportAsync(task.Task.TaskArn!, "RUNNING"));
        }
    }
}
