using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Serving.Metadata;

namespace Plimsoll.Agent.Serving.Introspection;

/// <summary>What there is to ask.</summary>
internal sealed record CommandsDocument(IReadOnlyList<string> AvailableCommands);

/// <summary>Who the agent is.</summary>
internal sealed record AgentDocument(string Cluster, string ContainerInstanceArn, string Version);

/// <summary>All tasks.</summary>
internal sealed record TasksDocument(IReadOnlyList<TaskSummary> Tasks);

/// <summary>A task in short.</summary>
internal sealed record TaskSummary(string Arn, string? DesiredStatus, string? KnownStatus, string? Family, string? Version, IReadOnlyList<ContainerSummary> Containers)
{
    /// <summary>What a task's metadata say, in short; the engine is not asked.</summary>
    public static TaskSummary Of(ServedTask task)
    {
        var document = TaskDocuments.Of(task, 2, new Dictionary<string, Docker.DotNet.Models.ContainerInspectResponse>());
        return new TaskSummary(
            document.TaskARN, document.DesiredStatus, document.KnownStatus, document.Family, document.Revision,
            [
                .. document.Containers.Select(container => new ContainerSummary(
                    container.DockerId, Names.Container(task.State.Payload, container.Name, task.State.Find(container.Name)!.PortsLost), container.Name, container.Ports, container.Networks)),
            ]);
    }
}

/// <summary>A container in short.</summary>
internal sealed record ContainerSummary(string DockerId, string DockerName, string Name, IReadOnlyList<PortDocument>? Ports, IReadOnlyList<NetworkDocument>? Networks);

[JsonSerializable(typeof(CommandsDocument))]
[JsonSerializable(typeof(AgentDocument))]
[JsonSerializable(typeof(TasksDocument))]
internal sealed partial class IntrospectionJson : JsonSerializerContext
{
    public static IntrospectionJson Plain { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
