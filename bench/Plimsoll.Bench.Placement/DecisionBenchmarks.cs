using BenchmarkDotNet.Attributes;
using Plimsoll.Placement;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Bench.Placement;

/// <summary>One decision, not recorded, on a cluster that is nine tenths full.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private readonly SeededChance _chance = new(5);
    private Fleet _fleet = new();
    private PlacementRequest _request = null!;

    /// <summary>Instances in the cluster.</summary>
    [Params(1_000, 10_000, 100_000)]
    public int Instances { get; set; }

    /// <summary>The strategies of the request.</summary>
    [Params("random", "binpack memory", "zone, memory", "service default")]
    public string Strategy { get; set; } = "";

    /// <summary>Whether the decision says why.</summary>
    [Params(false, true)]
    public bool Explain { get; set; }

    /// <summary>Fills the cluster.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _fleet = Clusters.Create(Instances, 10);
        var strategies = Strategy switch
        {
            "random" => StrategyChain.RunTaskDefault,
            "binpack memory" => Workload.Chain(("binpack", "memory")),
            "zone, memory" => Workload.ZoneThenMemory,
            _ => StrategyChain.ServiceDefault,
        };
        var requests = Workload.Services(50, strategies, _chance, Explain);
        new Runner(_fleet, _chance).Fill(i => requests(i) with { Explain = false }, Instances * 9);
        _request = requests(0);
    }

    /// <summary>Decides.</summary>
    [Benchmark]
    public PlacementDecision Place() => Placer.Place(_fleet, _request, _chance);
}
