using Plimsoll.Cells;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>Where the healthy tasks of a service are reached (docs/spec networking §1, §6): the stuff that names are made of.</summary>
internal static class Endpoints
{
    /// <summary>The endpoints in the order of the tasks' ids; null when there is no such active service.</summary>
    public static IReadOnlyList<ServiceEndpoint>? Of(View view, string cluster, string service)
    {
        // Names are told without regard to the case of their letters, ECS's names differ by it: the first wins.
        var found = view.In(EcsTables.ClustersInOrder, "").Where(one => Same(one.ClusterName, cluster))
            .SelectMany(one => view.In(EcsTables.ServicesByStatus, $"{one.ClusterName} {ServiceStatuses.Active}"))
            .FirstOrDefault(one => Same(one.Name, service));
        return found is null ? null : [.. view.Derived<ServiceTasks>().Of(found.Key).OrderBy(task => task.Id, StringComparer.Ordinal).Select(task => Of(view, task)).OfType<ServiceEndpoint>()];
    }

    private static ServiceEndpoint? Of(View view, TaskRecord task)
    {
        var shown = task.Task;
        if (shown.LastStatus != TaskStatuses.Running || shown.DesiredStatus != TaskStatuses.Running)
        {
            return null;
        }

        var definition = Tasks.Definitions.Of(view, task);
        if (shown.HealthStatus == HealthStatuses.Unhealthy || (TaskConditions.IsChecked(definition) && shown.HealthStatus != HealthStatuses.Healthy))
        {
            return null;
        }

        var declared = (definition?.ContainerDefinitions ?? []).SelectMany(container => container.PortMappings ?? []).Select(port => port.ContainerPort ?? 0).Where(port => port > 0);
        if (task.NetworkInterface is { } network)
        {
            return new ServiceEndpoint(task.Id, network.PrivateAddress, [.. declared.Distinct()]);
        }

        var address = task.InstanceKey is null ? null : view.Get(EcsTables.ContainerInstances, task.InstanceKey)?.PrivateAddress;
        var bound = (shown.Containers ?? []).SelectMany(container => container.NetworkBindings ?? []).Select(binding => binding.HostPort ?? 0).Where(port => port > 0);
        return address is null ? null : new ServiceEndpoint(task.Id, address, [.. (definition?.NetworkMode == "host" ? declared : bound).Distinct()]);
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
