using CsCheck;
using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Reference;

/// <summary>
/// Clusters of a few instances and tasks, as data: what fails shrinks to the least that still fails. Sizes come from few values, so
/// that ties are the rule.
/// </summary>
internal static class SmallClusters
{
    public static readonly string[] Strategies =
    [
        "random", "spread:instanceId", "spread:attribute:ecs.availability-zone", "spread:attribute:rack", "spread:attribute:absent",
        "binpack:cpu", "binpack:memory",
    ];

    private static readonly string[] Expressions =
    [
        "attribute:rack exists", "attribute:rack == 1", "attribute:rack != 1", "not(attribute:rack == 1)", "attribute:rack > 1",
        "task:group == family:a", "not(task:group == family:a)", "task:group != family:a", "runningTasksCount < 1", "runningTasksCount >= 1",
        "attribute:ecs.availability-zone in [a, b]", "attribute:rack !exists or runningTasksCount == 0", "ec2InstanceId =~ i-i[0-2]",
    ];

    public static Gen<FleetInstance[]> Instances { get; } = Gen.Select(
        Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 9],
        (cpu, memory, zone, rack, oddity) => Some.Instance("", 100 * cpu, 100 * memory, zone == 0 ? null : "abc"[zone - 1].ToString()) with
        {
            CapacityProvider = rack == 0 ? null : $"rack{rack}",
            AgentConnected = oddity != 1,
            Status = oddity == 2 ? InstanceStatus.Draining : InstanceStatus.Active,
            External = oddity == 3,
            ReservedTcpPorts = oddity == 4 ? [80] : [22],
            GpuIds = oddity >= 8 ? ["g0", "g1"] : [],
            MaxEnis = oddity >= 6 ? 1 : null,
        }).Array[1, 7].Select(all => all.Select((one, i) => one with
        {
            Id = $"i{i}",
            Ec2InstanceId = $"i-i{i}",
            Attributes = one.CapacityProvider is { } rack
                ? new Dictionary<string, string?>(one.Attributes) { ["rack"] = rack == "rack3" ? null : rack[4..] }
                : one.Attributes,
        }).ToArray());

    public static Gen<(int Instance, int Group, int Size, bool Stopping, bool Running)[]> Tasks { get; } =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Bool, Gen.Bool).Array[0, 10];

    public static Gen<string[]> Chain { get; } = Gen.OneOf(Strategies).Array[0, 5];

    public static Gen<PlacementRequest> Request { get; } = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 3], Chain, Gen.OneOf(Expressions).Array[0, 2], Gen.Int[0, 11],
        (cpu, memory, group, chain, expressions, extra) => new PlacementRequest
        {
            Demand = new Demand
            {
                Cpu = 50 * cpu,
                Memory = 50 * memory,
                TcpPorts = extra == 1 ? [80] : [],
                Gpus = extra == 2 ? 1 : 0,
                Enis = extra == 3 ? 1 : 0,
            },
            Group = GroupOf(group),
            Service = ServiceOf(group),
            Pool = extra == 4 ? CandidatePool.Any : CandidatePool.Ec2,
            AllowedZones = extra == 5 ? ["a", "c"] : null,
            RequiredAttributes = extra == 6 ? [new RequiredAttribute("rack")] : extra == 7 ? [new RequiredAttribute("rack", "1")] : [],
            Constraints = Some.MemberOf(expressions).With(extra is 8 or 9 ? Some.Distinct() : ConstraintSet.None),
            Strategies = ServiceOf(group) is null
                ? StrategyChain.ForRunTask(chain.Select(Some.Strategy))
                : StrategyChain.ForService(chain.Select(Some.Strategy)),
        });

    /// <summary>Both fleets with the same instances and tasks; tasks of instances that are not there are left out.</summary>
    public static TwinFleets Build(FleetInstance[] instances, (int Instance, int Group, int Size, bool Stopping, bool Running)[] tasks)
    {
        var twins = new TwinFleets();
        foreach (var instance in instances)
        {
            twins.Put(instance);
        }

        for (var i = 0; i < tasks.Length; i++)
        {
            if (tasks[i].Instance < instances.Length)
            {
                twins.Put(Task(i, tasks[i]));
            }
        }

        return twins;
    }

    public static string GroupOf(int group) => group switch { 0 => "family:a", 1 => "family:b", 2 => "service:s", _ => "service:t" };

    public static string? ServiceOf(int group) => group switch { 2 => "s", 3 => "t", _ => null };

    private static FleetTask Task(int number, (int Instance, int Group, int Size, bool Stopping, bool Running) task) => new()
    {
        Id = $"old{number}",
        InstanceId = $"i{task.Instance}",
        Group = GroupOf(task.Group),
        Service = ServiceOf(task.Group),
        Demand = Some.Demand(50 * task.Size, 50 * task.Size),
        Stopping = task.Stopping,
        Running = task.Running,
    };
}
