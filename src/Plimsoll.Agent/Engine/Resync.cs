using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Tasks;
using TaskState = Plimsoll.Agent.Tasks.TaskState;

namespace Plimsoll.Agent.Engine;

/// <summary>
/// After a start of the agent or of the engine: looks at every container that bears this instance's label and says what has become of
/// the known ones, and which belong to no known task.
/// </summary>
/// <param name="docker">The engine.</param>
/// <param name="instance">The label that tells this agent's containers from others'.</param>
/// <param name="time">Clock.</param>
internal sealed class Resync(DockerEngine docker, string instance, TimeProvider time)
{
    private const int AtOnce = 8;

    /// <summary>How long one container may keep the others waiting.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Looks.</summary>
    /// <param name="tasks">The known tasks that have not stopped.</param>
    /// <param name="known">ARNs of all known tasks.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ResyncResult> LookAsync(IReadOnlyList<TaskState> tasks, IReadOnlySet<string> known, CancellationToken cancel)
    {
        var listed = await docker.Client.Containers.ListContainersAsync(
            new ContainersListParameters { All = true, Filters = Labels.Filter(instance) }, cancel).ConfigureAwait(false);
        var sought = tasks.SelectMany(task => task.Containers.Where(it => it.Phase != ContainerPhase.Stopped).Select(container =>
            (task.Arn, Container: container, Id: listed.FirstOrDefault(it => Is(it, task.Arn, container))?.ID))).ToList();
        var looks = new Look[sought.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, sought.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (i, _) => looks[i] = await LookAsync(sought[i].Arn, sought[i].Container, sought[i].Id, cancel).ConfigureAwait(false)).ConfigureAwait(false);
        return new ResyncResult(looks, [.. listed.Where(it => !known.Contains(Label(it, Labels.TaskArn))).Select(it => it.ID)], listed.Where(Runs).Select(it => it.ID).ToHashSet());
    }

    private async Task<Look> LookAsync(string task, ContainerState container, string? id, CancellationToken cancel)
    {
        var news = NewsAsync(container, id, cancel);
        try
        {
            return new Look(task, container.Name, await news.WaitAsync(Patience, time, cancel).ConfigureAwait(false), news);
        }
        catch (TimeoutException)
        {
            return new Look(task, container.Name, null, news);
        }
    }

    private async Task<IReadOnlyList<Happening>> NewsAsync(ContainerState container, string? id, CancellationToken cancel)
    {
        var seen = id is null ? null : await Inspection.AskAsync(docker, id, cancel).ConfigureAwait(false);
        return [.. Compare(container, id, seen)];
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

    private static bool Runs(ContainerListResponse listed) => listed.State is "running" or "paused" or "restarting";

    private static string Label(ContainerListResponse container, string name) =>
        container.Labels is { } labels && labels.TryGetValue(name, out var value) ? value : "";
}

/// <summary>What a look at one container found.</summary>
/// <param name="Task">ARN of its task.</param>
/// <param name="Container">Its name.</param>
/// <param name="News">What is new; null when the engine did not say in time.</param>
/// <param name="Later">What it says in the end.</param>
internal sealed record Look(string Task, string Container, IReadOnlyList<Happening>? News, Task<IReadOnlyList<Happening>> Later);

/// <summary>What a look at the engine found.</summary>
/// <param name="Looks">At known containers.</param>
/// <param name="Orphans">Ids of containers whose task is not known.</param>
/// <param name="Running">Ids of all that run.</param>
internal sealed record ResyncResult(IReadOnlyList<Look> Looks, IReadOnlyList<string> Orphans, IReadOnlySet<string> Running);
