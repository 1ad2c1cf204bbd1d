using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Tasks;
using TaskState = Plimsoll.Agent.Tasks.TaskState;

namespace Plimsoll.Agent.Engine;

/// <summary>
/// After a start of the agent or of the engine: looks at every container that bears this instance's label and says what has become of
/// the known ones, and which belong to no known task.
/// </summary>
internal sealed class Resync(EngineContext context)
{
    /// <summary>Looks.</summary>
    /// <param name="tasks">The known tasks that have not stopped.</param>
    /// <param name="known">ARNs of all known tasks.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ResyncResult> LookAsync(IReadOnlyList<TaskState> tasks, IReadOnlySet<string> known, CancellationToken cancel)
    {
        var listed = await context.Docker.Client.Containers.ListContainersAsync(
            new ContainersListParameters { All = true, Filters = Labels.Filter(context.Instance) }, cancel).ConfigureAwait(false);
        var news = new List<(string Task, Happening What)>();
        foreach (var task in tasks)
        {
            foreach (var container in task.Containers.Where(it => it.Phase != ContainerPhase.Stopped))
            {
                var found = listed.FirstOrDefault(it => Is(it, task.Arn, container));
                var seen = found is null ? null : await Inspection.AskAsync(context.Docker, found.ID, cancel).ConfigureAwait(false);
                news.AddRange(Compare(container, found?.ID, seen).Select(what => (task.Arn, what)));
            }
        }

        return new ResyncResult(news, [.. listed.Where(it => !known.Contains(Label(it, Labels.TaskArn))).Select(it => it.ID)]);
    }

    /// <summary>What is new about a container, given what the engine says of it. A pure function.</summary>
    public static IEnumerable<Happening> Compare(ContainerState known, string? dockerId, Inspection? seen)
    {
        if (dockerId is null || seen is null)
        {
            if (known.Phase >= ContainerPhase.Created)
            {
                yield return new Happening.Failed(known.Name, "ContainerRuntimeError: the container was removed from the engine");
            }

            yield break;
        }

        if (known.Phase < ContainerPhase.Created)
        {
            yield return new Happening.Created(known.Name, dockerId, known.Ports);
        }

        if (seen.StartedAt is { } started)
        {
            yield return new Happening.Started(known.Name, started);
            if (seen.Exit is { } exit)
            {
                yield return new Happening.Exited(known.Name, exit);
            }
            else
            {
                yield return new Happening.Health(known.Name, seen.Health, started);
            }
        }
    }

    private static bool Is(ContainerListResponse listed, string arn, ContainerState container) =>
        container.DockerId is { } id
            ? listed.ID == id
            : Label(listed, Labels.TaskArn) == arn && Label(listed, Labels.ContainerName) == container.Name;

    private static string Label(ContainerListResponse container, string name) =>
        container.Labels is { } labels && labels.TryGetValue(name, out var value) ? value : "";
}

/// <summary>What a look at the engine found.</summary>
/// <param name="News">Of known containers.</param>
/// <param name="Orphans">Ids of containers whose task is not known.</param>
internal sealed record ResyncResult(IReadOnlyList<(string Task, Happening What)> News, IReadOnlyList<string> Orphans);
