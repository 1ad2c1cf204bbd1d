namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record VersionInfo
{
    public string? AgentHash { get; init; }

    public string? AgentVersion { get; init; }

    public string? DockerVersion { get; init; }
}
