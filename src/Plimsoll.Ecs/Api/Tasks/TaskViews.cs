using Plimsoll.Cells;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Api.Tasks;

/// <summary>Tasks as DescribeTasks shows them.</summary>
internal static class TaskViews
{
    public static EcsTask Of(View view, TaskRecord record, bool tags)
    {
        var instance = record.InstanceKey is null ? null : view.Get(EcsTables.ContainerInstances, record.InstanceKey);

        // Whether the agent is reachable is a fact of the instance, shown on each of its tasks that it has heard of.
        var link = record.StartAcknowledged ? instance : null;
        IReadOnlyList<Container> containers = [.. (record.Task.Containers ?? []).Select(container => Of(container, record.Task.LastStatus!))];
        return record.Task with
        {
            Connectivity = link is null ? null : link.Instance.AgentConnected == true ? "CONNECTED" : "DISCONNECTED",
            ConnectivityAt = link is null ? null : Later(link.ConnectivityAt, record.Task.CreatedAt),
            Containers = containers,
            HealthStatus = containers.Any(container => container.HealthStatus is not null) ? record.Task.HealthStatus : null,
            Tags = tags ? record.Task.Tags : [],
        };
    }

    // AWS is silent of health and ports until the agent has said something of a container.
    private static Container Of(Container container, string task) =>
        task is TaskStatuses.Provisioning or TaskStatuses.Pending
        && container is { LastStatus: TaskStatuses.Pending, HealthStatus: HealthStatuses.Unknown, NetworkBindings: null or { Count: 0 } }
            ? container with { HealthStatus = null, NetworkBindings = null }
            : container;

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;
}
