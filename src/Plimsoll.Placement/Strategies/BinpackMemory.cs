using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Strategies;

/// <summary>Least memory left first.</summary>
internal sealed class BinpackMemory : Ranking
{
    public static readonly BinpackMemory Instance = new();

    public override long Score(Attempt attempt, InstanceEntry instance) => attempt.AvailableMemory(instance);

    public override long StopScore(Attempt attempt, TaskEntry task) => Score(attempt, task.Instance) + task.Task.Demand.Memory;

    public override string Describe(long score) => $"{score} MiB left";

    public override string ToString() => "binpack(memory)";
}
