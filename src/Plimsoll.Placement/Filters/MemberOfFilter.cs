using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>Every memberOf expression holds, against the tasks that are on the instance now.</summary>
internal sealed class MemberOfFilter : Filter
{
    public override string Name => "memberOf";

    public override string? Reason => FailureReasons.MemberOf;

    public override bool Applies(PlacementRequest request) => request.Constraints.MemberOf.Count > 0;

    public override bool Admits(Attempt attempt, InstanceEntry instance)
    {
        var queries = attempt.Request.Constraints.MemberOf;
        for (var i = 0; i < queries.Count; i++)
        {
            if (!queries[i].Matches(instance))
            {
                return false;
            }
        }

        return true;
    }

    public override string Explain(Attempt attempt, InstanceEntry instance) =>
        "does not satisfy " + string.Join("; ", attempt.Request.Constraints.MemberOf.Where(query => !query.Matches(instance)));

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        $"{string.Join(" and ", attempt.Request.Constraints.MemberOf.Where(query => !query.Matches(instance)))} to hold";
}
