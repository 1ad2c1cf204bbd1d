using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Tests.Support;

/// <summary>Short ways to say what a test is about.</summary>
internal static class Some
{
    public static FleetInstance Instance(string id, int cpu = 1024, int memory = 1024, string? zone = "a", params (string Name, string? Value)[] attributes)
    {
        var all = attributes.ToDictionary(pair => pair.Name, pair => pair.Value);
        if (zone is not null)
        {
            all[StrategyChain.ZoneAttribute] = zone;
        }

        return new FleetInstance { Id = id, Cpu = cpu, Memory = memory, Attributes = all, Ec2InstanceId = $"i-{id}", AgentVersion = "1.89.2" };
    }

    public static Fleet Fleet(params FleetInstance[] instances)
    {
        var fleet = new Fleet();
        foreach (var instance in instances)
        {
            fleet.PutInstance(instance);
        }

        return fleet;
    }

    public static Demand Demand(int cpu = 100, int memory = 100) => new() { Cpu = cpu, Memory = memory };

    public static PlacementRequest Request(int cpu = 100, int memory = 100, string group = "family:web") =>
        new() { Demand = Demand(cpu, memory), Group = group };

    public static PlacementRequest ServiceRequest(string service, int cpu = 100, int memory = 100) => new()
    {
        Demand = Demand(cpu, memory),
        Group = $"service:{service}",
        Service = service,
        Strategies = StrategyChain.ServiceDefault,
    };

    public static FleetTask Task(string id, string instance, string group = "family:web", Demand? demand = null) =>
        new() { Id = id, InstanceId = instance, Group = group, Demand = demand ?? Demand() };

    public static StrategyChain Chain(params string[] strategies) => StrategyChain.ForRunTask(strategies.Select(Strategy));

    public static ConstraintSet MemberOf(params string[] expressions) =>
        ConstraintSet.Create([], expressions.Select(expression => new PlacementConstraint("memberOf", expression)));

    public static ConstraintSet Distinct() => ConstraintSet.Create([], [new PlacementConstraint("distinctInstance")]);

    /// <summary>Both sets together.</summary>
    public static ConstraintSet With(this ConstraintSet one, ConstraintSet other) => ConstraintSet.Create([], Written(one).Concat(Written(other)));

    public static IChance Chance(ulong seed = 1) => new SeededChance(seed);

    /// <summary>Reads <c>binpack:memory</c>, <c>spread:attribute:x</c>, <c>random</c>.</summary>
    public static PlacementStrategy Strategy(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new PlacementStrategy(text) : new PlacementStrategy(text[..colon], text[(colon + 1)..]);
    }

    private static IEnumerable<PlacementConstraint> Written(ConstraintSet set)
    {
        var constraints = set.MemberOf.Select(query => new PlacementConstraint("memberOf", query.ToString()));
        return set.DistinctInstance ? constraints.Append(new PlacementConstraint("distinctInstance")) : constraints;
    }
}
