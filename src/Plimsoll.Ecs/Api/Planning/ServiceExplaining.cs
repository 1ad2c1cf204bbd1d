using Plimsoll.Cells;
using Plimsoll.Ec2;
using Plimsoll.Ecs.Api.Services;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Planning;

/// <summary>Explains a service: its tasks by their stored explanations, what is missing by a plan made now.</summary>
internal static class ServiceExplaining
{
    private const int MostShown = 100;

    public static ExplainServiceResponse Of(View view, CallContext call, Cluster cluster, ServiceRecord service, Vpc vpc, DateTimeOffset now)
    {
        var all = view.Derived<ServiceTasks>().Of(service.Key).Where(task => task.Task.LastStatus != TaskStatuses.Stopped).ToList();
        var tasks = all.Where(task => task.Task.DesiredStatus == TaskStatuses.Running).ToList();
        var waiting = service.IsActive && view.Get(EcsTables.TaskDefinitions, service.Primary.DefinitionKey) is { } definition
            ? Waiting(view, service, ServiceOrder.Prepare(call, cluster, service, definition, vpc), tasks)
            : null;
        return new ExplainServiceResponse
        {
            Service = ServiceViews.Of(view, service),
            Tasks =
            [
                .. tasks.OrderByDescending(task => task.Task.StartedBy == service.Primary.Id).ThenByDescending(task => task.Task.CreatedAt).ThenBy(task => task.Key, StringComparer.Ordinal)
                    .Take(MostShown).Select(task => Placed(view, task)),
            ],
            Places = [.. tasks.GroupBy(task => task.InstanceKey).Select(group => Place(view, group.Key, [.. group]))],
            Stopping = all.Count - tasks.Count,
            Missing = waiting is null ? 0 : waiting.Unplaced + waiting.Placements!.Count,
            Waiting = waiting,
            RetryAt = service.Backoff?.RetryAt > now ? service.Backoff.RetryAt : null,
            Failure = service.Failure,
            RecentFailures = RecentFailuresView.Of(service, now),
            FailedDeployment = service.FailedRollout?.At >= service.Primary.CreatedAt ? service.FailedRollout : null,
        };
    }

    private static PlanResponse? Waiting(View view, ServiceRecord service, ServiceOrder order, List<TaskRecord> tasks)
    {
        // One on a draining instance is to be replaced, as one of an older deployment is.
        var current = tasks.Where(task => task.Task.StartedBy == service.Primary.Id && !IsDraining(view, task)).ToList();
        if (service.IsDaemon)
        {
            var served = current.Select(task => task.InstanceKey).ToHashSet();
            return PlanViews.Everywhere(view, service.Cluster, order.Placement, served) is { } plan && plan.Unplaced + plan.Placements!.Count > 0 ? plan : null;
        }

        var missing = service.Service.DesiredCount!.Value - current.Count;
        return missing <= 0 ? null : PlanViews.Plan(view, service.Cluster, order.Placement, missing);
    }

    private static bool IsDraining(View view, TaskRecord task) =>
        task.InstanceKey is { } key && view.Get(EcsTables.ContainerInstances, key)?.Instance.Status == InstanceStatuses.Draining;

    private static TaskPlace Place(View view, string? instance, List<TaskRecord> tasks) => new()
    {
        Instance = instance is null ? null : PlanViews.Instance(view, instance),
        Tasks = tasks.Count,
        Running = tasks.Count(task => task.Task.LastStatus == TaskStatuses.Running),
    };

    private static PlacedTask Placed(View view, TaskRecord task) => new()
    {
        TaskArn = task.Task.TaskArn,
        LastStatus = task.Task.LastStatus,
        HealthStatus = task.Task.HealthStatus,
        Deployment = task.Task.StartedBy,
        Instance = task.InstanceKey is null ? null : PlanViews.Instance(view, task.InstanceKey),
        Explanation = InstanceNames.Named(view, task.Placement?.Unpack()),
    };
}
