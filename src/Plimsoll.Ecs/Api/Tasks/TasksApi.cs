using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Api.Services;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Tasks;

/// <summary>StopTask, DescribeTasks, ListTasks.</summary>
/// <param name="ecs">What ECS works with.</param>
internal sealed class TasksApi(EcsContext ecs)
{
    private const int MostDescribed = 100;
    private readonly Pages _pages = new(ecs.Tokens);

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("StopTask", EcsApiJson.Default.StopTaskRequest, EcsApiJson.Default.StopTaskResponse, StopTask,
            (call, request) => Needs.Tasks(call, "StopTask", request.Cluster, [request.Task])),
        Operation.Create("DescribeTasks", EcsApiJson.Default.DescribeTasksRequest, EcsApiJson.Default.DescribeTasksResponse, DescribeTasks,
            (call, request) => Needs.Tasks(call, "DescribeTasks", request.Cluster, request.Tasks ?? [])),
        Operation.Create("ListTasks", EcsApiJson.Default.ListTasksRequest, EcsApiJson.Default.ListTasksResponse, ListTasks,
            (call, request) => Needs.Instances(call, "ListTasks", request.Cluster, [request.ContainerInstance])),
    ];

    public async ValueTask<StopTaskResponse> StopTask(CallContext call, StopTaskRequest request)
    {
        var now = ecs.Now;
        return await ecs.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Known(tx, call, request.Cluster).ClusterName!;
            var record = TaskRef.Find(tx, call, cluster, request.Task!) ?? throw EcsErrors.InvalidParameter("The referenced task was not found.");
            var reason = string.IsNullOrEmpty(request.Reason) ? "Task stopped by user" : request.Reason;
            var stopped = TaskTransitions.Stop(record, StopCodes.UserInitiated, reason, now);
            if (!ReferenceEquals(stopped, record))
            {
                // AWS's page of StopTask: any tags associated with the task will be deleted.
                stopped = stopped with { Task = stopped.Task with { Tags = [] } };
                tx.Put(EcsTables.Tasks, stopped);
            }

            return new StopTaskResponse { Task = TaskViews.Of(tx, stopped, tags: true) };
        });
    }

    public async ValueTask<DescribeTasksResponse> DescribeTasks(CallContext call, DescribeTasksRequest request)
    {
        if (request.Tasks!.Count == 0)
        {
            throw EcsErrors.InvalidParameter("Tasks cannot be empty.");
        }

        if (request.Tasks.Count > MostDescribed)
        {
            throw EcsErrors.InvalidParameter("Tasks can have at most 100 items.");
        }

        var tags = request.Include?.Contains("TAGS") == true;
        return await ecs.Cell(call).ReadAsync(view =>
        {
            var cluster = ClusterRef.Known(view, call, request.Cluster).ClusterName!;
            var (tasks, failures) = (new List<EcsTask>(), new List<Failure>());
            foreach (var name in request.Tasks.Distinct())
            {
                if (TaskRef.Find(view, call, cluster, name) is { } record)
                {
                    tasks.Add(TaskViews.Of(view, record, tags));
                }
                else
                {
                    failures.Add(new Failure { Arn = Arn.Looks(name) ? name : EcsArns.Task(call, cluster, name), Reason = "MISSING" });
                }
            }

            return new DescribeTasksResponse { Tasks = tasks, Failures = failures };
        });
    }

    public async ValueTask<ListTasksResponse> ListTasks(CallContext call, ListTasksRequest request)
    {
        var desired = request.DesiredStatus ?? TaskStatuses.Running;
        // AWS's page says "the only filter"; it lets desiredStatus in nevertheless, and tools send both.
        if (request.StartedBy is not null && (request.Family ?? request.ServiceName ?? request.ContainerInstance ?? request.LaunchType ?? request.DaemonName) is not null)
        {
            throw EcsErrors.InvalidParameter("Cannot combine startedBy with any other filter.");
        }

        return await ecs.Cell(call).ReadAsync(view =>
        {
            var cluster = ClusterRef.Active(view, call, request.Cluster).ClusterName!;
            var instance = request.ContainerInstance is null ? null
                : InstanceRef.Find(view, call, cluster, request.ContainerInstance)
                    ?? throw EcsErrors.InvalidParameter("The specified container instance was not found.");
            var service = request.ServiceName is null ? null
                : ServiceRef.Find(view, call, cluster, request.ServiceName)?.Name ?? throw EcsErrors.ServiceNotFound();
            var query = $"ListTasks {cluster} {instance?.Id} {request.Family} {service} {request.DaemonName} {request.StartedBy} {request.LaunchType} {desired}";
            var (items, next) = _pages.Cut(
                call,
                query,
                request.MaxResults,
                request.NextToken,
                after => Narrowest(view, cluster, instance, request, service, desired, after).Where(task =>
                    task.Task.DesiredStatus == desired
                    && (instance is null || task.InstanceKey == instance.Key)
                    && (request.Family is null || task.Family == request.Family)
                    && (service is null || task.Service == service)
                    && (request.LaunchType is null || task.Task.LaunchType == request.LaunchType)
                    && request.DaemonName is null),
                task => task.Key);
            return new ListTasksResponse { TaskArns = [.. items.Select(task => task.Task.TaskArn!)], NextToken = next };
        });
    }

    private static IEnumerable<TaskRecord> Narrowest(
        View view, string cluster, ContainerInstanceRecord? instance, ListTasksRequest request, string? service, string desired, string? after) =>
        instance is not null ? view.In(EcsTables.TasksByInstance, instance.Key, after)
        : request.StartedBy is not null ? view.In(EcsTables.TasksByStarter, $"{cluster} {request.StartedBy}", after)
        : service is not null && desired == TaskStatuses.Running ? OfService(view, ServiceRecord.KeyOf(cluster, service), after)
        : request.Family is not null ? view.In(EcsTables.TasksByFamily, $"{cluster} {request.Family}", after)
        : view.In(EcsTables.TasksByDesiredStatus, $"{cluster} {desired}", after);

    // Those that stopped are elsewhere once the service has taken note of it.
    private static IEnumerable<TaskRecord> OfService(View view, string service, string? after) => view.Derived<ServiceTasks>().Of(service)
        .Where(task => after is null || string.CompareOrdinal(task.Key, after) > 0)
        .OrderBy(task => task.Key, StringComparer.Ordinal);

    private EcsNeeds Needs => new(ecs);
}
