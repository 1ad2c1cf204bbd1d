using Plimsoll.Placement;
using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Bench.Placement;

/// <summary>What the tasks of a run ask for.</summary>
internal static class Workload
{
    private static readonly RequiredAttribute[] Capabilities =
    [
        new("com.amazonaws.ecs.capability.docker-remote-api.1.29"), new("com.amazonaws.ecs.capability.logging-driver.awslogs"),
    ];

    private static readonly ConstraintSet OneMemberOf = ConstraintSet.Create(
        [], [new PlacementConstraint("memberOf", "attribute:ecs.instance-type =~ m5.* or attribute:ecs.instance-type == m6i.xlarge")]);

    private static readonly StrategyChain[] Mixed =
    [
        StrategyChain.RunTaskDefault, Chain(("binpack", "memory")), Chain(("binpack", "cpu")),
        Chain(("spread", "attribute:ecs.availability-zone"), ("binpack", "memory")), Chain(("spread", "instanceId")),
    ];

    public static StrategyChain ZoneThenMemory { get; } = Chain(("spread", "attribute:ecs.availability-zone"), ("binpack", "memory"));

    public static StrategyChain Chain(params (string Type, string? Field)[] strategies) =>
        StrategyChain.ForRunTask(strategies.Select(pair => new PlacementStrategy(pair.Type, pair.Field)));

    /// <summary>Services with a demand each; their tasks come by turns.</summary>
    public static Func<int, PlacementRequest> Services(int count, StrategyChain strategies, IChance chance, bool explain = false)
    {
        var requests = Enumerable.Range(0, count).Select(i => new PlacementRequest
        {
            Demand = Clusters.Demand(chance),
            Group = $"service:s{i}",
            Service = $"s{i}",
            RequiredAttributes = Capabilities,
            Constraints = OneMemberOf,
            Strategies = strategies,
            Explain = explain,
        }).ToArray();
        return i => requests[i % requests.Length];
    }

    /// <summary>Tasks of their own: each with its own request, demand and strategies, in one of 200 families.</summary>
    public static Func<int, PlacementRequest> OneOff(IChance chance) => i => new PlacementRequest
    {
        Demand = Clusters.Demand(chance),
        Group = $"family:f{i % 200}",
        RequiredAttributes = Capabilities,
        Strategies = Mixed[i % Mixed.Length],
        Explain = false,
    };
}
