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
internal sealed class PreparedRequest(Fleet fleet, PlacementRequest request)
{
    private readonly List<Term> _sharedConditions = [];
    private readonly List<Term> _ownConditions = [];
    private readonly List<RequiredAttribute> _sharedAttributes = [];
    private readonly List<RequiredAttribute> _ownAttributes = [];
    private readonly List<InstanceClass> _classes = [];
    private long _version = -1;
    private long _refusedAt = -1;
    private bool _ownZone;
    private Filter[]? _filters;

    public Filter[] Filters => _filters ??= FilterPipeline.ForScheduling(request);

    /// <summary>Classes whose members satisfy all that classes share.</summary>
    public List<InstanceClass> Classes => _classes;

    /// <summary>Whether anything but CPU and memory must be asked of each instance.</summary>
    public bool AsksMore { get; private set; }

    /// <summary>The decision that nothing fits, while the fleet stays as it was when that was found.</summary>
    public PlacementDecision? Refusal
    {
        get => _refusedAt == fleet.Version ? field : null;
        set
        {
            field = value;
            _refusedAt = fleet.Version;
        }
    }

    public bool IsFor(Fleet otherFleet, PlacementRequest otherRequest) =>
        ReferenceEquals(otherFleet, fleet) && ReferenceEquals(otherRequest, request);

    public void Update()
    {
        var table = fleet.Classes;
        if (_version == table.Version)
        {
            return;
        }

        Require(table);
        _version = table.Version;
        Divide(table);
        _classes.Clear();
        foreach (var one in table.Classes)
        {
            if (Serves(one.Sample))
            {
                _classes.Add(one);
            }
        }

        var demand = request.Demand;
        AsksMore = _ownConditions.Count + _ownAttributes.Count > 0 || _ownZone || demand.Enis > 0 || demand.Gpus > 0
            || demand.TcpPorts.Count + demand.UdpPorts.Count > 0;
    }

    /// <summary>Whether a filter's answer is the same for all members of a class.</summary>
    public bool IsShared(Filter filter) => filter switch
    {
        PoolFilter or StatusFilter or AgentFilter => true,
        AttributeFilter => _ownAttributes.Count == 0,
        ZoneFilter => !_ownZone,
        MemberOfFilter => _ownConditions.Count == 0,
        _ => false,
    };

    /// <summary>Asks one instance what its class does not answer; CPU, memory and distinctInstance are the search's.</summary>
    public bool Admits(Attempt attempt, InstanceEntry instance)
    {
        var demand = request.Demand;
        if ((demand.Enis > 0 && demand.Enis > instance.AvailableEnis) || demand.Gpus > instance.Gpus.Free)
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

        return AttributeFilter.HasAll(_ownAttributes, instance) && (!_ownZone || ZoneFilter.IsIn(request.AllowedZones!, instance));
    }

    private static bool HasPorts(Attempt attempt, InstanceEntry instance) =>
        TcpPortFilter.Shared.Admits(attempt, instance) && UdpPortFilter.Shared.Admits(attempt, instance);

    private static bool LooksAtClass(Term condition) => (condition.DependsOn & ~FactKinds.Class) == 0;

    private void Require(ClassTable table)
    {
        foreach (var attribute in request.RequiredAttributes)
        {
            table.Require(attribute.Name);
        }

        foreach (var condition in request.Constraints.Conditions)
        {
            if (LooksAtClass(condition))
            {
                foreach (var name in condition.Attributes)
                {
                    table.Require(name);
                }
            }
        }

        foreach (var ranking in request.Strategies.Effective)
        {
            if (ranking is SpreadByAttribute spread)
            {
                table.Require(spread.Attribute);
            }
        }

        if (request.AllowedZones is not null)
        {
            table.Require(StrategyChain.ZoneAttribute);
        }

        table.Settle();
    }

    private void Divide(ClassTable table)
    {
        _sharedConditions.Clear();
        _ownConditions.Clear();
        foreach (var condition in request.Constraints.Conditions)
        {
            (LooksAtClass(condition) && condition.Attributes.All(table.IsShared) ? _sharedConditions : _ownConditions).Add(condition);
        }

        _sharedAttributes.Clear();
        _ownAttributes.Clear();
        foreach (var attribute in request.RequiredAttributes)
        {
            (table.IsShared(attribute.Name) ? _sharedAttributes : _ownAttributes).Add(attribute);
        }

        _ownZone = request.AllowedZones is not null && !table.IsShared(StrategyChain.ZoneAttribute);
    }

    private bool Serves(InstanceEntry sample)
    {
        if (sample.Instance.Status != InstanceStatus.Active
            || !sample.Instance.AgentConnected
            || !request.Pool.Contains(sample.Instance)
            || !AttributeFilter.HasAll(_sharedAttributes, sample)
            || (request.AllowedZones is not null && !_ownZone && !ZoneFilter.IsIn(request.AllowedZones, sample)))
        {
            return false;
        }

        foreach (var condition in _sharedConditions)
        {
            if (!condition.Evaluate(sample))
            {
                return false;
            }
        }

        return true;
    }
}
