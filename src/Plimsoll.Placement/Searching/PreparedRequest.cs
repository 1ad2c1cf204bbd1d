using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Querying;
using Plimsoll.Placement.Querying.Terms;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Searching;

/// <summary>
/// What can be worked out about a request before looking at any instance by itself: which classes can serve it,
/// and which conditions remain to be asked of each instance.
/// </summary>
internal sealed class PreparedRequest
{
    private readonly Fleet _fleet;
    private readonly PlacementRequest _request;
    private readonly Term[] _conditions;
    private long _version = -1;
    private Term[] _ownConditions = [];
    private RequiredAttribute[] _ownAttributes = [];
    private bool _ownZone;

    public PreparedRequest(Fleet fleet, PlacementRequest request)
    {
        _fleet = fleet;
        _request = request;
        _conditions = [.. request.Constraints.MemberOf.SelectMany(query => query.Conditions)];
        Filters = FilterPipeline.ForScheduling(request);
        Chain = Shorten(request.Strategies.Rankings);
    }

    public Filter[] Filters { get; }

    /// <summary>The strategies without those that can change nothing: repetitions, and all from a random choice on.</summary>
    public Ranking[] Chain { get; }

    /// <summary>Classes whose members satisfy all that classes share.</summary>
    public InstanceClass[] Classes { get; private set; } = [];

    /// <summary>Whether anything but CPU and memory must be asked of each instance.</summary>
    public bool AsksMore { get; private set; }

    public bool IsFor(Fleet fleet, PlacementRequest request) => ReferenceEquals(fleet, _fleet) && ReferenceEquals(request, _request);

    // It is a memory of the request, not a part of it: it must not tell two equal requests apart.
    public override bool Equals(object? obj) => obj is PreparedRequest or null;

    public override int GetHashCode() => 0;

    public void Update(ClassTable table)
    {
        if (_version == table.Version)
        {
            return;
        }

        table.Require(Names());
        _version = table.Version;
        _ownConditions = [.. _conditions.Where(condition => !IsShared(condition, table))];
        _ownAttributes = [.. _request.RequiredAttributes.Where(attribute => !table.IsShared(attribute.Name))];
        _ownZone = _request.AllowedZones is not null && !table.IsShared(StrategyChain.ZoneAttribute);
        var sharedConditions = _conditions.Except(_ownConditions).ToArray();
        var sharedAttributes = _request.RequiredAttributes.Except(_ownAttributes).ToArray();
        Classes = [.. table.Classes.Where(one => Serves(one.Sample, sharedConditions, sharedAttributes))];
        var demand = _request.Demand;
        AsksMore = _ownConditions.Length + _ownAttributes.Length > 0 || _ownZone || demand.Enis > 0 || demand.Gpus > 0
            || demand.TcpPorts.Count + demand.UdpPorts.Count > 0;
    }

    /// <summary>Asks one instance what its class does not answer; CPU, memory and distinctInstance are the search's.</summary>
    public bool Admits(Attempt attempt, InstanceEntry instance)
    {
        var demand = _request.Demand;
        if (demand.Enis > instance.AvailableEnis || demand.Gpus > instance.Gpus.Free)
        {
            return false;
        }

        if (demand.TcpPorts.Count + demand.UdpPorts.Count > 0 && !HasPorts(attempt, instance))
        {
            return false;
        }

        foreach (var condition in _ownConditions)
        {
            if (!condition.Evaluate(instance))
            {
                return false;
            }
        }

        return AttributeFilter.HasAll(_ownAttributes, instance) && (!_ownZone || ZoneFilter.IsIn(_request.AllowedZones!, instance));
    }

    private static bool HasPorts(Attempt attempt, InstanceEntry instance) =>
        TcpPortFilter.Shared.Admits(attempt, instance) && UdpPortFilter.Shared.Admits(attempt, instance);

    private static bool IsShared(Term condition, ClassTable table) =>
        (condition.DependsOn & ~FactKinds.Class) == 0 && condition.Attributes.All(table.IsShared);

    private static Ranking[] Shorten(Ranking[] rankings)
    {
        var chain = new List<Ranking>();
        foreach (var ranking in rankings.TakeWhile(ranking => ranking is not RandomChoice))
        {
            if (chain.TrueForAll(earlier => earlier.ToString() != ranking.ToString()))
            {
                chain.Add(ranking);
            }
        }

        return [.. chain];
    }

    private bool Serves(InstanceEntry sample, Term[] conditions, RequiredAttribute[] attributes) =>
        _request.Pool.Contains(sample.Instance)
        && sample.Instance.Status == InstanceStatus.Active
        && sample.Instance.AgentConnected
        && AttributeFilter.HasAll(attributes, sample)
        && (_request.AllowedZones is null || _ownZone || ZoneFilter.IsIn(_request.AllowedZones, sample))
        && Array.TrueForAll(conditions, condition => condition.Evaluate(sample));

    private IEnumerable<string> Names() => _request.RequiredAttributes.Select(attribute => attribute.Name)
        .Concat(_conditions.Where(condition => (condition.DependsOn & ~FactKinds.Class) == 0).SelectMany(condition => condition.Attributes))
        .Concat(Chain.OfType<SpreadByAttribute>().Select(spread => spread.Attribute))
        .Concat(_request.AllowedZones is null ? [] : [StrategyChain.ZoneAttribute]);
}
