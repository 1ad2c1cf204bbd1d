using Plimsoll.AgentLink.Tcs;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Health as agents report it over telemetry, and what follows for the task (spec/tasks-services.md §6).</summary>
internal static class TaskHealths
{
    /// <summary>The record with the reported health; itself when nothing changed.</summary>
    public static TaskRecord Apply(TaskRecord record, TaskHealth report, TaskDefinition? definition)
    {
        var reported = (report.Containers ?? []).OfType<ContainerHealth>()
            .Where(container => HealthStatuses.IsOne(container.HealthStatus))
            .ToLookup(container => container.ContainerName, container => container.HealthStatus);
        var containers = (record.Task.Containers ?? [])
            .Select(container => reported[container.Name].LastOrDefault() is { } health && Checked(definition, container.Name)
                ? container with { HealthStatus = health }
                : container)
            .ToList();
        var health = Worst(containers, definition);
        return health == record.Task.HealthStatus && containers.SequenceEqual(record.Task.Containers ?? [])
            ? record
            : TaskTransitions.Next(record, record.Task with { Containers = containers, HealthStatus = health });
    }

    private static bool Checked(TaskDefinition? definition, string? name) =>
        definition?.ContainerDefinitions?.Any(container => container.Name == name && container.HealthCheck is not null) == true;

    private static string Worst(List<Container> containers, TaskDefinition? definition)
    {
        var essential = (definition?.ContainerDefinitions ?? [])
            .Where(container => container.Essential != false && container.HealthCheck is not null)
            .Select(container => container.Name)
            .ToHashSet();
        var healths = containers.Where(container => essential.Contains(container.Name)).Select(container => container.HealthStatus).ToList();
        return healths.Contains(HealthStatuses.Unhealthy) ? HealthStatuses.Unhealthy
            : healths.Count == 0 || healths.Exists(health => health != HealthStatuses.Healthy) ? HealthStatuses.Unknown
            : HealthStatuses.Healthy;
    }
}
