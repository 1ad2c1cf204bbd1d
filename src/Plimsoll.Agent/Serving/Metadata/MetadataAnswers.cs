using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Tasks;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Agent.Serving.Metadata;

/// <summary>Answers requests for metadata. What an id stands for is looked up by whoever calls.</summary>
/// <param name="time">Clock.</param>
internal sealed class MetadataAnswers(TimeProvider time)
{
    private readonly StatsReader _stats = new(time);

    /// <summary>Answers.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="task">The task that asks; null when none is known.</param>
    /// <param name="origin">The address that asks.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ServedAnswer> OfAsync(MetadataRequest asked, ServedTask? task, IPAddress origin, CancellationToken cancel)
    {
        if (task is null)
        {
            return Unknown(asked, origin);
        }

        var container = asked.Version == 2 ? task.State.Containers.FirstOrDefault(one => one.DockerId is { } id && id == asked.Id) : task.Container;
        return asked.About switch
        {
            MetadataSubject.Task => Json(TaskDocuments.Of(task, asked.Version, await InspectAsync(task, cancel).ConfigureAwait(false)), MetadataJson.Plain.TaskDocument),
            MetadataSubject.TaskWithTags => Json(
                await TagsAsync(task, TaskDocuments.Of(task, asked.Version, await InspectAsync(task, cancel).ConfigureAwait(false)), cancel).ConfigureAwait(false), MetadataJson.Plain.TaskDocument),
            MetadataSubject.TaskStats => await StatsAsync(task, cancel).ConfigureAwait(false),
            _ when container?.DockerId is null => Unknown(asked, origin),
            MetadataSubject.ContainerStats => await _stats.ReadAsync(task.Agent.Docker, container.DockerId, cancel).ConfigureAwait(false) is { } stats
                ? Json(stats, MetadataJson.Plain.JsonNode)
                : Error(500, $"Unable to get container stats for: {container.DockerId}"),
            _ => Json(
                ContainerDocuments.Of(task, container, asked.Version, await InspectAsync(task.Agent.Docker, container.DockerId, cancel).ConfigureAwait(false)), MetadataJson.Plain.ContainerDocument),
        };
    }

    // In the ECS agent's words, which tests of applications may look for.
    private static ServedAnswer Unknown(MetadataRequest asked, IPAddress origin)
    {
        var (about, missing) = asked.About switch
        {
            MetadataSubject.Container => ("container metadata", true),
            MetadataSubject.ContainerStats => ("container stats", true),
            MetadataSubject.TaskStats => ("task stats", false),
            _ => ("task metadata", false),
        };
        return asked.Version switch
        {
            2 when asked.Id.Length > 0 => Error(400, $"Unable to generate metadata for container '{asked.Id}'"),
            2 => Error(400, $"Unable to get task arn from request: unable to associate '{origin}' with task"),
            var version => Error(version == 4 ? 404 : 500, $"V{version} {about} handler: unable to get " + (missing
                ? $"container ID from request: unable to get docker ID from v3 endpoint ID: {asked.Id}"
                : $"task arn from request: unable to get task Arn from v3 endpoint ID: {asked.Id}")),
        };
    }

    private async Task<ServedAnswer> StatsAsync(ServedTask task, CancellationToken cancel)
    {
        var all = new ConcurrentDictionary<string, JsonNode?>();
        await Parallel.ForEachAsync(
            task.State.Containers.Where(container => container is { Phase: ContainerPhase.Running, DockerId: not null }), cancel,
            async (container, stop) => all[container.DockerId!] = await _stats.ReadAsync(task.Agent.Docker, container.DockerId!, stop).ConfigureAwait(false)).ConfigureAwait(false);
        return Json(new JsonObject(all.OrderBy(one => one.Key, StringComparer.Ordinal)), MetadataJson.Plain.JsonNode);
    }

    private static async Task<IReadOnlyDictionary<string, ContainerInspectResponse>> InspectAsync(ServedTask task, CancellationToken cancel)
    {
        var seen = new Dictionary<string, ContainerInspectResponse>();
        foreach (var id in task.State.Containers.Select(container => container.DockerId).OfType<string>())
        {
            if (await InspectAsync(task.Agent.Docker, id, cancel).ConfigureAwait(false) is { } one)
            {
                seen[id] = one;
            }
        }

        return seen;
    }

    private static async Task<ContainerInspectResponse?> InspectAsync(DockerEngine docker, string id, CancellationToken cancel)
    {
        try
        {
            return await docker.Client.Containers.InspectContainerAsync(id, cancel).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DockerApiException || EngineErrors.IsAbsence(error))
        {
            // What the agent knows by itself is told all the same.
            return null;
        }
    }

    private static async Task<TaskDocument> TagsAsync(ServedTask task, TaskDocument document, CancellationToken cancel)
    {
        var errors = new List<MetadataError>();
        var own = await TagsAsync(task, task.State.Arn, "TaskTags", errors, cancel).ConfigureAwait(false);
        var instance = await TagsAsync(task, task.Agent.ContainerInstanceArn, "ContainerInstanceTags", errors, cancel).ConfigureAwait(false);
        return document with { TaskTags = own, ContainerInstanceTags = instance, Errors = errors.Count > 0 ? errors : null };
    }

    private static async Task<IReadOnlyDictionary<string, string>?> TagsAsync(ServedTask task, string arn, string field, List<MetadataError> errors, CancellationToken cancel)
    {
        try
        {
            var answer = await task.Agent.ControlPlane.ListTagsForResourceAsync(new ListTagsForResourceRequest(arn), cancel).ConfigureAwait(false);
            return answer.Tags is { Count: > 0 } tags ? tags.ToDictionary(tag => tag.Key, tag => tag.Value) : null;
        }
        catch (AwsException error)
        {
            errors.Add(new MetadataError(field, error.Code, error.Message, error.Status, arn));
        }
        catch (Exception error) when (Faults.IsTransient(error))
        {
            errors.Add(new MetadataError(field, "ServerException", error.Message, 500, arn));
        }

        return null;
    }

    private static ServedAnswer Json<T>(T document, JsonTypeInfo<T> shape) => ServedAnswer.Json(200, JsonSerializer.SerializeToUtf8Bytes(document, shape));

    private static ServedAnswer Error(int status, string words) => ServedAnswer.Json(status, JsonSerializer.SerializeToUtf8Bytes(words, MetadataJson.Plain.String));
}
