using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Strategies;

/// <summary>Any of them, by chance: scores nothing and ends the chain.</summary>
internal sealed class RandomChoice : Ranking
{
    public static readonly RandomChoice Instance = new();

    public override long Score(Attempt attempt, InstanceEntry instance) => 0;

    public override string Describe(long score) => "chosen by chance";

    public override string ToString() => "random";
}
