using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Strategies;

/// <summary>How one strategy scores an instance; the lowest score wins.</summary>
internal abstract class Ranking
{
    /// <summary>As the API spells it.</summary>
    public abstract override string ToString();

    public abstract long Score(Attempt attempt, InstanceEntry instance);

    /// <summary>The same when a task is to be stopped: the highest goes first, so that what is left ranks best.</summary>
    public virtual long StopScore(Attempt attempt, TaskEntry task) => Score(attempt, task.Instance);

    /// <summary>What a score means, for a person.</summary>
    public abstract string Describe(long score);
}
