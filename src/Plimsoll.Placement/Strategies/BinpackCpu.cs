using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Strategies;

/// <summary>Least CPU left first.</summary>
internal sealed class BinpackCpu : Ranking
{
    public static readonly BinpackCpu Instance = new();

    public override long Score(Attempt attempt, InstanceEntry instance) => attempt.AvailableCpu(instance);

    public override long StopScore(Attempt attempt, TaskEntry task) => Score(attempt, task.Instance) + task.Task.Demand.Cpu;

    public override string Describe(long score) => $"{score} CPU units left";

    public override string ToString() => "binpack(cpu)";
}
