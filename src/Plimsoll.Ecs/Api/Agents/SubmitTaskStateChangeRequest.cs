namespace Plimsoll.Ecs.Api.Agents;

internal sealed record SubmitTaskStateChangeRequest
{
    public IReadOnlyList<AttachmentStateChange>? Attachments { get; init; }

    public string? Cluster { get; init; }

    public IReadOnlyList<ContainerStateChange>? Containers { get; init; }

    public DateTimeOffset? ExecutionStoppedAt { get; init; }

    public IReadOnlyList<ManagedAgentStateChange>? ManagedAgents { get; init; }

    public DateTimeOffset? PullStartedAt { get; init; }

    public DateTimeOffset? PullStoppedAt { get; init; }

    public string? Reason { get; init; }

    public string? Status { get; init; }

    public string? Task { get; init; }
}
