using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Tests.Reference;

/// <summary>A random life of a cluster, told to both fleets.</summary>
internal sealed class Churn
{
    private static readonly string[] Expressions =
    [
        "attribute:type == small", "attribute:type in [small, big]", "attribute:type != big", "attribute:type !exists",
        "not(attribute:stack == prod)", "attribute:rack =~ r[0-2]", "task:group == family:a", "not(task:group == family:b)",
        "task:group =~ service:.*", "runningTasksCount < 3", "runningTasksCount >= 1", "ec2InstanceId != i-3",
        "registeredAt > 2026-01-03", "agentVersion >= 1.80.0", "attribute:rack > 3 and runningTasksCount < 5",
        "(attribute:type == small or task:group == family:a) and attribute:stack exists",
        "attribute:host =~ h.*[02468]",
    ];

    private static readonly string[] Strategies =
    [
        "random", "spread:instanceId", "spread:host", "spread:attribute:ecs.availability-zone", "spread:attribute:rack",
        "spread:attribute:host", "spread:attribute:absent", "binpack:cpu", "binpack:memory",
    ];

    private readonly SeededChance _chance;
    private readonly int _instances;
    private readonly bool _alike;
    private readonly List<PlacementRequest> _requests = [];

    public Churn(ulong seed, int instances, int kinds, bool alike = false)
    {
        _alike = alike;
        _chance = new SeededChance(seed);
        _instances = instances;
        for (var i = 0; i < kinds; i++)
        {
            _requests.Add(Request());
        }
    }

    public TwinFleets Twins { get; } = new();

    public void Fill()
    {
        for (var i = 0; i < _instances; i++)
        {
            Twins.Put(Instance(i));
        }
    }

    public void Step()
    {
        switch (Pick(20))
        {
            case 0:
                Twins.Put(Instance(Pick(_instances)));
                break;
            case 1 when Pick(4) == 0 && AnyInstance() is { } gone:
                Twins.Remove(gone);
                break;
            case 2 or 3 or 4 when AnyTask() is { } stopped:
                Twins.RemoveTask(stopped.Id);
                break;
            case 5 or 6 when AnyTask() is { } task:
                Twins.Put(task with { Stopping = Pick(3) > 0, Running = Pick(2) == 0 });
                break;
            case 7 when Pick(3) == 0:
                Twins.Put(Daemon());
                break;
            case 8 when Pick(3) == 0:
                Twins.RemoveDaemon("daemon");
                break;
            case 9:
                _requests[Pick(_requests.Count)] = Request();
                break;
            default:
                Twins.Place(_requests[Pick(_requests.Count)], _chance);
                break;
        }
    }

    public PlacementRequest AnyRequest() => _requests[Pick(_requests.Count)];

    private int Pick(int count) => _chance.Next(count);

    private string? AnyInstance() => Twins.Reference.Instances.Count == 0
        ? null
        : Twins.Reference.Instances.Keys.ElementAt(Pick(Twins.Reference.Instances.Count));

    private FleetTask? AnyTask() => Twins.Reference.Tasks.Count == 0
        ? null
        : Twins.Reference.Tasks.Values.ElementAt(Pick(Twins.Reference.Tasks.Count));

    private FleetInstance Instance(int number)
    {
        if (_alike)
        {
            return Support.Some.Instance($"i{number}", 512 + (64 * Pick(24)), 512 + (64 * Pick(24))) with { MaxEnis = Pick(3) };
        }

        var attributes = new Dictionary<string, string?> { ["host"] = $"h{number}" };
        if (Pick(10) > 0)
        {
            attributes["ecs.availability-zone"] = $"{(char)('a' + Pick(3))}";
        }

        if (Pick(3) > 0)
        {
            attributes["type"] = Pick(2) == 0 ? "small" : "big";
        }

        if (Pick(2) == 0)
        {
            attributes["stack"] = Pick(3) switch { 0 => "prod", 1 => "test", _ => null };
        }

        attributes["rack"] = Pick(2) == 0 ? $"r{Pick(4)}" : $"{Pick(6)}";
        return new FleetInstance
        {
            Id = $"i{number}",
            Cpu = 512 * (1 + Pick(4)),
            Memory = 512 * (1 + Pick(4)),
            ReservedTcpPorts = Pick(20) == 0 ? [.. Enumerable.Range(1000, 98)] : [22, 2376, 51678],
            ReservedUdpPorts = Pick(5) == 0 ? [53] : [],
            GpuIds = Pick(4) == 0 ? ["g0", "g1", "g2"] : [],
            MaxEnis = Pick(2) == 0 ? 1 + Pick(3) : null,
            Attributes = attributes,
            Ec2InstanceId = $"i-{number}",
            AgentVersion = Pick(3) == 0 ? "1.79.9" : "1.89.2",
            AgentConnected = Pick(12) > 0,
            Status = Pick(12) switch { 0 => InstanceStatus.Draining, 1 => InstanceStatus.Inactive, _ => InstanceStatus.Active },
            RegisteredAt = new DateTimeOffset(2026, 1, 1 + Pick(5), 0, 0, 0, TimeSpan.Zero),
            CapacityProvider = Pick(4) == 0 ? "cp" : null,
            External = Pick(10) == 0,
        };
    }

    private PlacementRequest Request()
    {
        var service = Pick(2) == 0 ? $"s{Pick(2)}" : null;
        var constraints = Enumerable.Range(0, Pick(3)).Select(_ => new PlacementConstraint("memberOf", Expressions[Pick(Expressions.Length)]));
        return new PlacementRequest
        {
            Demand = Demand(),
            Group = service is null ? $"family:{(char)('a' + Pick(2))}" : Pick(8) == 0 ? "family:a" : $"service:{service}",
            Service = service,
            Pool = Pick(6) switch { 0 => CandidatePool.CapacityProvider("cp"), 1 => CandidatePool.External, 2 => CandidatePool.Any, _ => CandidatePool.Ec2 },
            RequiredAttributes = Pick(4) == 0 ? [new RequiredAttribute("stack"), new RequiredAttribute("type", "small")] : [],
            AllowedZones = Pick(4) == 0 ? ["a", "b"] : null,
            Constraints = ConstraintSet.Create([], Pick(6) == 0 ? constraints.Append(new PlacementConstraint("distinctInstance")) : constraints),
            Strategies = service is not null && Pick(3) == 0
                ? StrategyChain.ServiceDefault
                : StrategyChain.ForRunTask(Enumerable.Range(0, Pick(5)).Select(_ => Support.Some.Strategy(Strategies[Pick(Strategies.Length)]))),
            Explain = Pick(2) == 0,
        };
    }

    private Demand Demand() => new()
    {
        Cpu = Pick(6) * 64,
        Memory = Pick(6) * 64,
        TcpPorts = Pick(5) == 0 ? [.. Enumerable.Range(8000, 1 + Pick(3)).Where(_ => Pick(3) > 0)] : [],
        UdpPorts = Pick(8) == 0 ? [53 + Pick(2)] : [],
        Gpus = Pick(6) == 0 ? 1 + Pick(2) : 0,
        Enis = Pick(4) == 0 ? 1 : 0,
    };

    private DaemonReservation Daemon() => new()
    {
        Service = "daemon",
        Demand = new Demand { Cpu = 64 * (1 + Pick(3)), Memory = 64, Enis = Pick(2) },
        Constraints = ConstraintSet.Create([], [new PlacementConstraint("memberOf", Expressions[Pick(Expressions.Length)])]),
    };
}
