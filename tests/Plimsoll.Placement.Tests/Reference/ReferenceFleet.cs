using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Tests.Reference;

/// <summary>The cluster as two dictionaries: everything else is counted when asked.</summary>
internal sealed class ReferenceFleet
{
    public Dictionary<string, FleetInstance> Instances { get; } = [];

    public Dictionary<string, FleetTask> Tasks { get; } = [];

    public Dictionary<string, DaemonReservation> Daemons { get; } = [];

    public IEnumerable<ReferenceFacts> Facts
    {
        get
        {
            var byInstance = Tasks.Values.ToLookup(task => task.InstanceId);
            return Instances.Values.Select(instance => new ReferenceFacts(instance, [.. byInstance[instance.Id]]));
        }
    }

    public ReferenceFacts FactsOf(string instanceId) =>
        new(Instances[instanceId], [.. Tasks.Values.Where(task => task.InstanceId == instanceId)]);

    public int Cpu(ReferenceFacts facts, PlacementRequest request) =>
        Math.Max(0, facts.Instance.Cpu - facts.Tasks.Sum(task => task.Demand.Cpu) - Held(facts, request, demand => demand.Cpu));

    public int Memory(ReferenceFacts facts, PlacementRequest request) =>
        Math.Max(0, facts.Instance.Memory - facts.Tasks.Sum(task => task.Demand.Memory) - Held(facts, request, demand => demand.Memory));

    public int Enis(ReferenceFacts facts, PlacementRequest request) => facts.Instance.MaxEnis is { } max
        ? Math.Max(0, max - facts.Tasks.Sum(task => task.Demand.Enis) - Held(facts, request, demand => demand.Enis))
        : int.MaxValue;

    private int Held(ReferenceFacts facts, PlacementRequest request, Func<Demand, int> part) => Daemons.Values
        .Where(daemon => daemon.Service != request.Service
            && daemon.Pool.Contains(facts.Instance)
            && daemon.RequiredAttributes.All(attribute => ReferencePlacer.HasAttribute(facts, attribute))
            && daemon.Constraints.MemberOf.All(query => query.Matches(facts)))
        .Sum(daemon => Math.Max(
            0, part(daemon.Demand) - facts.Tasks.Where(task => task.Service == daemon.Service).Sum(task => part(task.Demand))));
}
