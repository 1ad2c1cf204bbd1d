using Plimsoll.Client;
using Plimsoll.Commands;
using Plimsoll.Planning;

namespace Plimsoll.Tailing;

/// <summary>Finds the containers whose output a person asks for.</summary>
/// <param name="ecs">Calls the server.</param>
/// <param name="cluster">Cluster of the task or service.</param>
internal sealed class LogTargets(EcsClient ecs, string cluster)
{
    /// <summary>Its containers; those of a service are of its running and its stopped tasks.</summary>
    /// <param name="name">A service, the id of a task or the beginning of one, or the ARN of either.</param>
    /// <param name="container">Only the container of this name; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="CommandException">There is no such task or service, or container.</exception>
    public async Task<IReadOnlyList<ContainerName>> FindAsync(string name, string? container, CancellationToken cancel)
    {
        var target = ExplainTarget.Of(name);
        var found = (await TasksAsync(target, cancel))
            .SelectMany(task => task.Containers.Select(one => new ContainerName(task.TaskArn, one.Name))).ToList();
        if (found.Count > 0 && container is not null && !found.Exists(log => log.Container == container))
        {
            throw new CommandException(
                $"{name} has no container {container}.", $"It has {string.Join(", ", found.Select(log => log.Container).Distinct())}.");
        }

        return [.. found.Where(log => container is null || log.Container == container)];
    }

    private async Task<IReadOnlyList<EcsTask>> TasksAsync(ExplainTarget target, CancellationToken cancel)
    {
        if (target.MayBeService && await ServiceAsync(target, cancel) is { } service)
        {
            return await ecs.TasksOfAsync(cluster, service, stoppedToo: true, cancel);
        }

        var task = target.IsArn ? target.Name
            : target.MayBeTask ? target.Name
            : await TaskPrefix.FindAsync(ecs, cluster, target.Name, cancel);
        return task is not null && await ecs.TasksAsync(cluster, [task], cancel) is { Count: > 0 } found
            ? found
            : throw TaskPrefix.Unknown(target.Name, cluster);
    }

    private async Task<string?> ServiceAsync(ExplainTarget target, CancellationToken cancel) =>
        (await ecs.ServicesAsync(cluster, [target.Name], cancel)) is [var service] ? service.ServiceName : null;
}
