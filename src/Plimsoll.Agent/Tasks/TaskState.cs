using System.Text.Json.Serialization;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tasks;

/// <summary>What is known of one task. Everything but <see cref="Provisioning"/> outlives the agent's process.</summary>
internal sealed record TaskState
{
    /// <summary>The task as the control plane sent it, keys of its roles taken out.</summary>
    public required AcsTask Payload { get; init; }

    public required IReadOnlyList<ContainerState> Containers { get; init; }

    /// <summary>The order in which tasks came: admission is first in, first out.</summary>
    public long Sequence { get; init; }

    /// <summary>The task is to stop, or never to start.</summary>
    public bool StopWanted { get; init; }

    /// <summary>CPU, memory and ports are set aside for it.</summary>
    public bool Admitted { get; init; }

    /// <summary>Its cgroup, volumes and network exist.</summary>
    public bool Provisioned { get; init; }

    /// <summary>Why they do not.</summary>
    public string? ProvisionError { get; init; }

    public DateTimeOffset? PullStartedAt { get; init; }

    public DateTimeOffset? PullStoppedAt { get; init; }

    public DateTimeOffset? ExecutionStoppedAt { get; init; }

    /// <summary>When the last container stopped; clean-up counts from here.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>What the control plane has acknowledged.</summary>
    public SentState Sent { get; init; } = SentState.Nothing;

    [JsonIgnore]
    public bool Provisioning { get; init; }

    [JsonIgnore]
    public string Arn => Payload.Arn!;

    /// <summary>The last part of the ARN.</summary>
    [JsonIgnore]
    public string Id => Arn[(Arn.LastIndexOf('/') + 1)..];

    [JsonIgnore]
    public bool IsStopped => Containers.All(container => container.Phase == ContainerPhase.Stopped);

    public ContainerState? Find(string name) => Containers.FirstOrDefault(container => container.Name == name);

    public TaskState With(string name, Func<ContainerState, ContainerState> change) =>
        this with { Containers = [.. Containers.Select(container => container.Name == name ? change(container) : container)] };
}
