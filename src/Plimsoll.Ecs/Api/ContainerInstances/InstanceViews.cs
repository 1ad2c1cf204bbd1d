using System.Globalization;
using Plimsoll.Cells;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Api.ContainerInstances;

/// <summary>Container instances as DescribeContainerInstances shows them: what remains and what runs is computed from the tasks.</summary>
internal static class InstanceViews
{
    public static ContainerInstance Of(View view, ContainerInstanceRecord record, bool tags = true)
    {
        var tasks = LiveTasks.On(view, record.Key);
        return record.Instance with
        {
            RunningTasksCount = tasks.Count(task => TaskStatuses.CountsAsRunning(task.Task.LastStatus)),
            PendingTasksCount = tasks.Count(task => TaskStatuses.CountsAsPending(task.Task.LastStatus)),
            RemainingResources = Remaining(view, record),
            Tags = tags ? record.Instance.Tags : [],
        };
    }

    private static IReadOnlyList<Resource> Remaining(View view, ContainerInstanceRecord record)
    {
        var registered = record.Instance.RegisteredResources ?? [];
        if (view.Derived<FleetIndex>().Of(record.Cluster).GetRemaining(record.Key) is not { } left)
        {
            return registered;
        }

        return [.. registered.Select(resource => resource.Name switch
        {
            ResourceNames.Cpu => resource with { IntegerValue = left.Cpu },
            ResourceNames.Memory => resource with { IntegerValue = left.Memory },
            ResourceNames.Ports => resource with { StringSetValue = Texts(left.TcpPorts) },
            ResourceNames.PortsUdp => resource with { StringSetValue = Texts(left.UdpPorts) },
            ResourceNames.Gpu => resource with { StringSetValue = left.GpuIds },
            _ => resource,
        })];
    }

    private static IReadOnlyList<string> Texts(IReadOnlyList<int> ports) => [.. ports.Select(port => port.ToString(CultureInfo.InvariantCulture))];
}
