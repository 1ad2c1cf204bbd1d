namespace Plimsoll.Ecs.Api.Agents;

internal sealed record SubmitContainerStateChangeRequest
{
    public string? Cluster { get; init; }

    public string? ContainerName { get; init; }

    public int? ExitCode { get; init; }

    public IReadOnlyList<NetworkBinding>? NetworkBindings { get; init; }

    public string? Reason { get; init; }

    public string? RuntimeId { get; init; }

    public string? Status { get; init; }

    public string? Task { get; init; }
}
