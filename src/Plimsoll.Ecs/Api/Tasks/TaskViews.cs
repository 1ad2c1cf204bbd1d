using Plimsoll.Cells;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Api.Tasks;

/// <summary>Tasks as DescribeTasks shows them.</summary>
internal static class TaskViews
{
    public static EcsTask Of(View view, TaskRecord record, bool tags)
    {
        var instance = record.InstanceKey is null ? null : view.Get(EcsTables.ContainerInstances, record.InstanceKey);
        return record.Task with
        {
            // Whether the agent is reachable is a fact of the instance, shown on each of its tasks.
            Connectivity = instance is null ? null : instance.Instance.AgentConnected == true ? "CONNECTED" : "DISCONNECTED",
            ConnectivityAt = instance is null ? null : Later(instance.ConnectivityAt, record.Task.CreatedAt),
            Tags = tags ? record.Task.Tags : [],
        };
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;
}
