using System.Globalization;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.ScalingIn;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.ScalingIn;

/// <summary>
/// A service drawn in a line: <c>i1@a t1 t2-sick | i2@b+rack=r1 t3</c>. Instances have 1000 CPU units and MiB; of an
/// instance one may say <c>+draining</c>, <c>+rack=…</c>, <c>+on=PROVIDER</c>, <c>+size=…</c>; of a task <c>-old</c>,
/// <c>-pending</c>, <c>-sick</c>, <c>-protected</c>, <c>-foreign</c> (another service's), <c>-stopping</c>, and
/// <c>:CPU/MEMORY</c> where it is not 100/100.
/// </summary>
internal sealed class ServiceLayout
{
    private readonly List<ScaleInTask> _tasks = [];

    public ServiceLayout(string drawing)
    {
        foreach (var column in drawing.Split('|'))
        {
            var words = column.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var instance = Instance(words[0]);
            Fleet.PutInstance(instance);
            foreach (var word in words[1..])
            {
                Add(word, instance.Id);
            }
        }
    }

    public Fleet Fleet { get; } = new();

    public IReadOnlyList<ScaleInTask> Tasks => _tasks;

    public IReadOnlyList<ProviderShare> Shares { get; init; } = [];

    public FleetTask this[string task] => Fleet.TryGetTask(task, out var found) ? found : throw new ArgumentException(task);

    public ScaleInRequest Request(string strategies) => new()
    {
        Service = "s",
        Tasks = [.. _tasks],
        Strategies = Chain(strategies),
        ProviderShares = Shares,
    };

    public string? Choose(string strategies, ulong seed = 1) => ScaleIn.Choose(Fleet, Request(strategies), Some.Chance(seed)).TaskId;

    /// <summary>All that chance may choose, in order.</summary>
    public string Choices(string strategies) =>
        string.Join(' ', Enumerable.Range(0, 80).Select(seed => Choose(strategies, (ulong)seed) ?? "none").Distinct().Order(StringComparer.Ordinal));

    /// <summary>Marks a task as stopping, as its scheduler does before it asks again.</summary>
    public void Stop(string task)
    {
        _tasks.RemoveAll(one => one.TaskId == task);
        Fleet.PutTask(this[task] with { Stopping = true });
    }

    /// <summary>Stops so many, one after another; fewer when the rest is protected.</summary>
    public IReadOnlyList<string> Stop(int count, string strategies, ulong seed = 1)
    {
        var chance = Some.Chance(seed);
        var stopped = new List<string>();
        while (stopped.Count < count && ScaleIn.Choose(Fleet, Request(strategies), chance).TaskId is { } task)
        {
            stopped.Add(task);
            Stop(task);
        }

        return stopped;
    }

    /// <summary>How many of the service's tasks are left under each name, in order of the names.</summary>
    public IReadOnlyList<int> Left(Func<FleetInstance, string> name) =>
    [
        .. from instance in Fleet.Instances
           group _tasks.Count(task => this[task.TaskId].InstanceId == instance.Id) by name(instance) into counts
           orderby counts.Key
           select counts.Sum(),
    ];

    public static string Zone(FleetInstance instance) => instance.Attributes[StrategyChain.ZoneAttribute]!;

    private static StrategyChain Chain(string strategies) => StrategyChain.ForService(strategies
        .Replace("zone", "attribute:" + StrategyChain.ZoneAttribute, StringComparison.Ordinal)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(Some.Strategy));

    private static FleetInstance Instance(string word)
    {
        var parts = word.Split('+');
        var place = parts[0].Split('@');
        var said = parts[1..].Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => pair[^1]);
        var size = int.Parse(said.GetValueOrDefault("size", "1000"), CultureInfo.InvariantCulture);
        var instance = said.TryGetValue("rack", out var rack)
            ? Some.Instance(place[0], size, size, place[1], ("rack", rack))
            : Some.Instance(place[0], size, size, place[1]);
        return instance with
        {
            Status = said.ContainsKey("draining") ? InstanceStatus.Draining : InstanceStatus.Active,
            CapacityProvider = said.GetValueOrDefault("on"),
        };
    }

    private void Add(string word, string instance)
    {
        var sized = word.Split(':');
        var words = sized[0].Split('-');
        int[] size = sized.Length == 1 ? [100, 100] : [.. sized[1].Split('/').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        var service = words.Contains("foreign") ? "other" : "s";
        Fleet.PutTask(Some.Task(words[0], instance, $"service:{service}", Some.Demand(size[0], size[1])) with
        {
            Service = service,
            Running = !words.Contains("pending"),
            Stopping = words.Contains("stopping"),
        });
        if (service == "s" && !words.Contains("stopping"))
        {
            _tasks.Add(new ScaleInTask
            {
                TaskId = words[0],
                Protected = words.Contains("protected"),
                OnPrimaryDeployment = !words.Contains("old"),
                Healthy = !words.Contains("sick"),
            });
        }
    }
}
