namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ContainerStateChange
{
    public string? ContainerName { get; init; }

    public int? ExitCode { get; init; }

    public string? ImageDigest { get; init; }

    public IReadOnlyList<NetworkBinding>? NetworkBindings { get; init; }

    public string? Reason { get; init; }

    public string? RuntimeId { get; init; }

    public string? Status { get; init; }
}
