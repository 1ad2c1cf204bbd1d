namespace Plimsoll.Agent.Storage;

/// <summary>Who the agent is, kept over restarts.</summary>
internal sealed record AgentIdentity
{
    /// <summary>ECS_CLUSTER as it was at registration.</summary>
    public string Cluster { get; init; } = "";

    public string ContainerInstanceArn { get; init; } = "";

    public string? AvailabilityZone { get; init; }

    /// <summary>The highest payload or manifest number seen (agent-protocol §2.5).</summary>
    public long Sequence { get; init; } = -1;
}
