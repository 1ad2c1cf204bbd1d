using Plimsoll.AgentLink.Docker;
using Shapes = Plimsoll.Ecs.Api.Shapes;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>
/// The log driver of a container in Docker's terms. Docker does not know <c>awslogs-stream-prefix</c> and refuses it: the control plane
/// names the stream that ECS makes of it, <c>prefix/container/task</c>. ECS's defaults of how lines get to the driver are not Docker's and are
/// written out (API reference, LogConfiguration).
/// </summary>
internal static class LogPayload
{
    private const string Prefix = "awslogs-stream-prefix";
    private const string Stream = "awslogs-stream";
    private const string Mode = "mode";
    private const string Size = "max-buffer-size";
    private const string NonBlocking = "non-blocking";
    private const string DefaultSize = "10m";

    /// <param name="container">Definition of the container.</param>
    /// <param name="shown">The container of the task.</param>
    /// <param name="mode">The mode where the definition names none; null for AWS's default.</param>
    public static DockerLogConfig? From(Shapes.ContainerDefinition container, Shapes.Container shown, string? mode)
    {
        if (container.LogConfiguration is not { } log)
        {
            return null;
        }

        // Those of awsfirelens are options of a router's output.
        if (log.LogDriver == "awsfirelens")
        {
            return new DockerLogConfig { Type = log.LogDriver, Config = log.Options };
        }

        var options = new Dictionary<string, string>(log.Options ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        options.TryAdd(Mode, mode ?? NonBlocking);
        if (options[Mode] == NonBlocking)
        {
            options.TryAdd(Size, DefaultSize);
        }

        if (log.LogDriver == "awslogs" && options.Remove(Prefix, out var prefix))
        {
            options.TryAdd(Stream, $"{prefix}/{container.Name}/{shown.TaskArn![(shown.TaskArn!.LastIndexOf('/') + 1)..]}");
        }

        return new DockerLogConfig { Type = log.LogDriver, Config = options };
    }
}
