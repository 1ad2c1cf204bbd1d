using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Strategies;

/// <summary>
/// Fewest tasks of the service or group on all instances with the same value first. Instances without the
/// attribute make one bucket of their own; a bucket with no candidate is passed by.
/// </summary>
internal sealed class SpreadByAttribute(string attribute) : Ranking
{
    public string Attribute => attribute;

    public override long Score(Attempt attempt, InstanceEntry instance) =>
        attempt.Scope?.WithValue(attribute, instance.AttributeBucket(attribute)) ?? 0;

    public override string Describe(long score) => $"{score} tasks of the group with the same {attribute}";

    public override string ToString() => $"spread(attribute:{attribute})";
}
