using Plimsoll.Client;

namespace Plimsoll.Tailing;

/// <summary>Where one container's output is.</summary>
/// <param name="Task">Id of its task.</param>
/// <param name="Container">Its name.</param>
/// <param name="Driver">Its log driver; null for the engine's own.</param>
/// <param name="RuntimeId">Its id on the engine; null before it is made.</param>
internal sealed record ContainerLog(string Task, string Container, string? Driver, string? RuntimeId)
{
    private const string AwsLogs = "awslogs";

    /// <summary>The group, stream and region of its log; null unless its driver is awslogs.</summary>
    public LogStreamPlace? Stream { get; private init; }

    /// <summary>The logs of a task's containers, in the order of its definition.</summary>
    /// <param name="task">The task.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="region">Region of a log that names none.</param>
    public static IEnumerable<ContainerLog> Of(EcsTask task, DescribedDefinition definition, string region) =>
        definition.ContainerDefinitions.Select(container => Of(
            task, container.Name, container.LogConfiguration, task.Containers.FirstOrDefault(one => one.Name == container.Name)?.RuntimeId, region));

    private static ContainerLog Of(EcsTask task, string container, LogConfiguration? log, string? runtimeId, string region)
    {
        var options = log?.Options ?? new Dictionary<string, string>();
        var stream = options.GetValueOrDefault("awslogs-stream")
            ?? (options.GetValueOrDefault("awslogs-stream-prefix") is { } prefix ? $"{prefix}/{container}/{task.Id}" : runtimeId);
        return new ContainerLog(task.Id, container, log?.LogDriver, runtimeId)
        {
            Stream = log?.LogDriver == AwsLogs && options.GetValueOrDefault("awslogs-group") is { } group && stream is not null
                ? new LogStreamPlace(options.GetValueOrDefault("awslogs-region") ?? region, group, stream)
                : null,
        };
    }
}

/// <summary>A stream of CloudWatch Logs.</summary>
internal sealed record LogStreamPlace(string Region, string Group, string Stream);
