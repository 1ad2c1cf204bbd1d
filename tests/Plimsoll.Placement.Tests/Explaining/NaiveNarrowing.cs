using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Reference;

namespace Plimsoll.Placement.Tests.Explaining;

/// <summary>A chain of strategies by sorting and counting what the fleet lets anybody read.</summary>
internal static class NaiveNarrowing
{
    /// <summary>Instances that pass every check, by name.</summary>
    public static IReadOnlyList<string> Candidates(ReferenceFleet reference, PlacementRequest request) =>
        [.. reference.Facts.Where(one => !ReferencePlacer.FailedChecks(reference, request, one).Any()).Select(one => one.Instance.Id)];

    /// <summary>After each strategy, those that are left and the score that they share.</summary>
    public static IEnumerable<(string Strategy, IReadOnlyList<string> Left, long Score)> Steps(
        Fleet fleet, PlacementRequest request, IReadOnlyList<string> candidates)
    {
        foreach (var strategy in request.Strategies.Rankings.Select(ranking => ranking.ToString()).TakeWhile(name => name != "random"))
        {
            var groups = candidates.GroupBy(id => Score(fleet, request, strategy, id)).MinBy(group => group.Key)!;
            candidates = [.. groups];
            yield return (strategy, candidates, groups.Key);
        }
    }

    private static long Score(Fleet fleet, PlacementRequest request, string strategy, string id) => strategy switch
    {
        "binpack(cpu)" => Math.Max(0, fleet.GetRemaining(id)!.Cpu),
        "binpack(memory)" => Math.Max(0, fleet.GetRemaining(id)!.Memory),
        "spread(instanceId)" => Own(fleet, request, id),
        _ => SameValue(fleet, strategy["spread(attribute:".Length..^1], id).Sum(other => Own(fleet, request, other)),
    };

    private static IEnumerable<string> SameValue(Fleet fleet, string attribute, string id)
    {
        var value = Bucket(fleet, attribute, id);
        return fleet.Instances.Select(one => one.Id).Where(other => Bucket(fleet, attribute, other) == value);
    }

    // A value that is not there is the empty one; an attribute that is not there is none.
    private static string? Bucket(Fleet fleet, string attribute, string id) =>
        fleet.TryGetInstance(id, out var instance) && instance.Attributes.TryGetValue(attribute, out var value) ? value ?? "" : null;

    private static int Own(Fleet fleet, PlacementRequest request, string id) => fleet.TasksOn(id).Count(task =>
        !task.Stopping && (request.Service is null ? task.Group == request.Group : task.Service == request.Service));
}
