using Plimsoll.AgentLink.Docker;
using Shapes = Plimsoll.Ecs.Api.Shapes;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>
/// The log driver of a container in Docker's terms. Docker does not know <c>awslogs-stream-prefix</c> and refuses it: the control plane
/// names the stream that ECS makes of it, <c>prefix/container/task</c>.
/// </summary>
internal static class LogPayload
{
    private const string Prefix = "awslogs-stream-prefix";
    private const string Stream = "awslogs-stream";

    public static DockerLogConfig? From(Shapes.ContainerDefinition container, Shapes.Container shown)
    {
        if (container.LogConfiguration is not { } log)
        {
            return null;
        }

        if (log.LogDriver != "awslogs" || log.Options?.TryGetValue(Prefix, out var prefix) != true)
        {
            return new DockerLogConfig { Type = log.LogDriver, Config = log.Options };
        }

        var options = log.Options.Where(option => option.Key != Prefix).ToDictionary(StringComparer.Ordinal);
        options.TryAdd(Stream, $"{prefix}/{container.Name}/{shown.TaskArn![(shown.TaskArn!.LastIndexOf('/') + 1)..]}");
        return new DockerLogConfig { Type = log.LogDriver, Config = options };
    }
}
