namespace Plimsoll.Placement.Fleets;

/// <summary>A container instance as placement sees it: what it registered and how it is.</summary>
public sealed record FleetInstance
{
    /// <summary>The name that the caller knows it by (an id or an ARN).</summary>
    public required string Id { get; init; }

    /// <summary>Registered CPU units, 1024 to a vCPU.</summary>
    public required int Cpu { get; init; }

    /// <summary>Registered memory, MiB.</summary>
    public required int Memory { get; init; }

    /// <summary>TCP ports that the host keeps for itself (registered resource PORTS).</summary>
    public IReadOnlyList<int> ReservedTcpPorts { get; init; } = [];

    /// <summary>UDP ports that the host keeps for itself (registered resource PORTS_UDP).</summary>
    public IReadOnlyList<int> ReservedUdpPorts { get; init; } = [];

    /// <summary>Ids of its GPUs, in the order they are handed out.</summary>
    public IReadOnlyList<string> GpuIds { get; init; } = [];

    /// <summary>Network interfaces that tasks may take (the primary one not counted); null when nothing limits them.</summary>
    public int? MaxEnis { get; init; }

    /// <summary>Attributes, built-in and custom; a value may be null (present, no value).</summary>
    public IReadOnlyDictionary<string, string?> Attributes { get; init; } = new Dictionary<string, string?>();

    /// <summary><c>i-…</c>, or <c>mi-…</c> for an external one.</summary>
    public string? Ec2InstanceId { get; init; }

    /// <summary>The agent's version, such as <c>1.89.2</c>.</summary>
    public string? AgentVersion { get; init; }

    /// <summary>Whether the agent's link is up; without it the instance keeps its tasks and takes none.</summary>
    public bool AgentConnected { get; init; } = true;

    /// <summary>ACTIVE, DRAINING or neither.</summary>
    public InstanceStatus Status { get; init; }

    /// <summary>When it registered.</summary>
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The capacity provider that it belongs to, if any.</summary>
    public string? CapacityProvider { get; init; }

    /// <summary>An ECS Anywhere instance (attribute <c>ecs.capability.external</c>).</summary>
    public bool External { get; init; }
}
