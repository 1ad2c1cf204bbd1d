using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Tests.Reference;

/// <summary>
/// Placement as the specification words it, with no thought for speed: for each instance every check in order,
/// then strategy by strategy the instances with the lowest score.
/// </summary>
internal static class ReferencePlacer
{
    private const string NoAttribute = "(none)";

    private static readonly string[] SelectingChecks = ["pool", "status"];

    public static ReferenceDecision Place(ReferenceFleet fleet, PlacementRequest request)
    {
        var facts = fleet.Facts.ToArray();
        var refusals = facts.Select(one => (Facts: one, Failed: FailedChecks(fleet, request, one).ToArray())).ToArray();
        var candidates = refusals.Where(pair => pair.Failed.Length == 0).Select(pair => pair.Facts).ToList();
        var refused = refusals.Where(pair => pair.Failed.Length > 0).CountBy(pair => pair.Failed[0]).ToDictionary();
        var left = new List<int>();
        var count = candidates.Count;
        foreach (var strategy in StrategiesOf(request))
        {
            if (candidates.Count == 0)
            {
                break;
            }

            if (strategy == "random")
            {
                left.Add(1);
                break;
            }

            var score = Score(fleet, request, facts, strategy);
            var scored = candidates.Select(one => (Facts: one, Score: score(one))).ToArray();
            var lowest = scored.Min(pair => pair.Score);
            candidates = [.. scored.Where(pair => pair.Score == lowest).Select(pair => pair.Facts)];
            left.Add(candidates.Count);
        }

        return new ReferenceDecision([.. candidates.Select(one => one.Instance.Id)], count, refused, left, Closest(refusals));
    }

    public static bool HasAttribute(ReferenceFacts facts, RequiredAttribute required) =>
        facts.Instance.Attributes.ContainsKey(required.Name)
        && (required.Value is null || facts.Instance.Attributes[required.Name] == required.Value);

    private static int? Closest((ReferenceFacts Facts, string[] Failed)[] refusals)
    {
        var eligible = refusals.Where(pair => pair.Failed.Length > 0 && !SelectingChecks.Contains(pair.Failed[0])).ToArray();
        return eligible.Length == 0 ? null : eligible.Min(pair => pair.Failed.Length);
    }

    private static IEnumerable<string> StrategiesOf(PlacementRequest request)
    {
        if (request.Strategies == StrategyChain.ServiceDefault)
        {
            return ["spread attribute:ecs.availability-zone", "spread instanceId"];
        }

        return request.Strategies.Normalized.Select(strategy => strategy.Type == "random" ? "random" : $"{strategy.Type} {strategy.Field}");
    }

    public static IEnumerable<string> FailedChecks(ReferenceFleet fleet, PlacementRequest request, ReferenceFacts facts)
    {
        if (!request.Pool.Contains(facts.Instance))
        {
            yield return "pool";
            yield break;
        }

        if (facts.Instance.Status != InstanceStatus.Active)
        {
            yield return "status";
            yield break;
        }

        if (!facts.Instance.AgentConnected)
        {
            yield return "agent";
        }

        if (request.RequiredAttributes.Any(attribute => !HasAttribute(facts, attribute)))
        {
            yield return "attributes";
        }

        if (request.AllowedZones is { } zones && !(facts.Attribute("ecs.availability-zone") is { } zone && zones.Contains(zone)))
        {
            yield return "zones";
        }

        foreach (var resource in MissingResources(fleet, request, facts))
        {
            yield return resource;
        }

        if (request.Constraints.MemberOf.Any(query => !query.Matches(facts)))
        {
            yield return "memberOf";
        }

        if (request.Constraints.DistinctInstance && facts.Tasks.Any(task => Counts(request, task)))
        {
            yield return "distinctInstance";
        }
    }

    private static IEnumerable<string> MissingResources(ReferenceFleet fleet, PlacementRequest request, ReferenceFacts facts)
    {
        var demand = request.Demand;
        if (demand.Cpu > fleet.Cpu(facts, request))
        {
            yield return "cpu";
        }

        if (demand.Memory > fleet.Memory(facts, request))
        {
            yield return "memory";
        }

        var tcp = facts.Instance.ReservedTcpPorts.Concat(facts.Tasks.SelectMany(task => task.Demand.TcpPorts)).ToHashSet();
        var udp = facts.Instance.ReservedUdpPorts.Concat(facts.Tasks.SelectMany(task => task.Demand.UdpPorts)).ToHashSet();
        var asksPorts = demand.TcpPorts.Count + demand.UdpPorts.Count > 0;
        if (asksPorts && (demand.TcpPorts.Any(tcp.Contains) || tcp.Union(demand.TcpPorts).Count() + udp.Union(demand.UdpPorts).Count() > 100))
        {
            yield return "ports";
        }

        if (demand.UdpPorts.Any(udp.Contains))
        {
            yield return "udpPorts";
        }

        if (demand.Gpus > facts.Instance.GpuIds.Except(facts.Tasks.SelectMany(task => task.GpuIds)).Count())
        {
            yield return "gpu";
        }

        if (demand.Enis > fleet.Enis(facts, request))
        {
            yield return "eni";
        }
    }

    private static bool Counts(PlacementRequest request, FleetTask task) =>
        !task.Stopping && (request.Service is null ? task.Group == request.Group : task.Service == request.Service);

    private static Func<ReferenceFacts, int> Score(ReferenceFleet fleet, PlacementRequest request, ReferenceFacts[] all, string strategy)
    {
        if (strategy.StartsWith("spread attribute:", StringComparison.Ordinal))
        {
            var name = strategy["spread attribute:".Length..];
            var counts = all.ToLookup(one => one.Attribute(name), one => one.Tasks.Count(task => Counts(request, task)));
            var sums = counts.ToDictionary(bucket => bucket.Key ?? NoAttribute, bucket => bucket.Sum());
            return one => sums[one.Attribute(name) ?? NoAttribute];
        }

        return strategy switch
        {
            "spread instanceId" => one => one.Tasks.Count(task => Counts(request, task)),
            "binpack cpu" => one => fleet.Cpu(one, request),
            "binpack memory" => one => fleet.Memory(one, request),
            _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "not a strategy"),
        };
    }
}
