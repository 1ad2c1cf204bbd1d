using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Protection;

/// <summary>GetTaskProtection and UpdateTaskProtection: tasks of services that scale-in and deployments leave alone (spec/tasks-services.md §10).</summary>
/// <param name="ecs">What ECS works with.</param>
internal sealed class ProtectionApi(EcsContext ecs)
{
    private const int MostUpdated = 10;
    private const int MostAsked = 100;
    private const int DefaultMinutes = 120;
    private const int MostMinutes = 2880;

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("GetTaskProtection", EcsApiJson.Default.GetTaskProtectionRequest, EcsApiJson.Default.GetTaskProtectionResponse, GetTaskProtection,
            (call, request) => Needs.Tasks(call, "GetTaskProtection", request.Cluster, request.Tasks ?? [])),
        Operation.Create("UpdateTaskProtection", EcsApiJson.Default.UpdateTaskProtectionRequest, EcsApiJson.Default.UpdateTaskProtectionResponse, UpdateTaskProtection,
            (call, request) => Needs.Tasks(call, "UpdateTaskProtection", request.Cluster, request.Tasks ?? [])),
    ];

    public async ValueTask<GetTaskProtectionResponse> GetTaskProtection(CallContext call, GetTaskProtectionRequest request)
    {
        if (request.Tasks is not { Count: > 0 and <= MostAsked } names)
        {
            throw EcsErrors.InvalidParameter($"Tasks should have between 1 and {MostAsked} items.");
        }

        var now = ecs.Now;
        return await ecs.Cell(call).ReadAsync(view =>
        {
            var (found, failures) = Each(view, call, request.Cluster, names);
            return new GetTaskProtectionResponse { ProtectedTasks = [.. found.Select(task => Shown(task, now))], Failures = failures };
        });
    }

    public async ValueTask<UpdateTaskProtectionResponse> UpdateTaskProtection(CallContext call, UpdateTaskProtectionRequest request)
    {
        if (request.Tasks!.Count is 0 or > MostUpdated)
        {
            throw EcsErrors.InvalidParameter($"Tasks should have between 1 and {MostUpdated} items.");
        }

        if (request.ExpiresInMinutes is < 1 or > MostMinutes)
        {
            throw EcsErrors.InvalidParameter($"expiresInMinutes should be between 1 and {MostMinutes}.");
        }

        var now = ecs.Now;
        var until = request.ProtectionEnabled == true ? now.AddMinutes(request.ExpiresInMinutes ?? DefaultMinutes) : (DateTimeOffset?)null;
        return await ecs.Cell(call).WriteAsync(tx =>
        {
            var (found, failures) = Each(tx, call, request.Cluster, request.Tasks);
            var shown = new List<ProtectedTask>();
            foreach (var task in found)
            {
                if (until is not null && IsBlocked(tx, task, now))
                {
                    failures.Add(new Failure { Arn = task.Task.TaskArn, Reason = "DEPLOYMENT_BLOCKED" });
                    continue;
                }

                var updated = task with { ProtectedUntil = until };
                tx.Put(EcsTables.Tasks, updated);
                shown.Add(Shown(updated, now));
            }

            return new UpdateTaskProtectionResponse { ProtectedTasks = shown, Failures = failures };
        });
    }

    // A deployment that waits for protected tasks to go is not made to wait longer.
    private static bool IsBlocked(View view, TaskRecord task, DateTimeOffset now) =>
        view.Get(EcsTables.Services, ServiceRecord.KeyOf(task.Cluster, task.Service!)) is { Deployments.Count: > 1 } service
        && view.Derived<ServiceTasks>().Of(service.Key).Any(other =>
            other.Task.StartedBy != service.Primary.Id && other.Task.DesiredStatus == TaskStatuses.Running && other.ProtectedUntil > now);

    private static ProtectedTask Shown(TaskRecord task, DateTimeOffset now)
    {
        var on = task.ProtectedUntil > now;
        return new ProtectedTask { TaskArn = task.Task.TaskArn, ProtectionEnabled = on, ExpirationDate = on ? task.ProtectedUntil : null };
    }

    private static (List<TaskRecord> Found, List<Failure> Failures) Each(View view, CallContext call, string? cluster, IReadOnlyList<string> names)
    {
        var name = ClusterRef.Known(view, call, cluster).ClusterName!;
        var (found, failures) = (new List<TaskRecord>(), new List<Failure>());
        foreach (var one in names.Distinct())
        {
            if (TaskRef.Find(view, call, name, one) is not { } task)
            {
                failures.Add(new Failure { Arn = Arn.Looks(one) ? one : EcsArns.Task(call, name, one), Reason = "MISSING" });
            }
            else if (task.Service is null || task.Task.DesiredStatus == TaskStatuses.Stopped)
            {
                failures.Add(new Failure { Arn = task.Task.TaskArn, Reason = "TASK_NOT_VALID" });
            }
            else
            {
                found.Add(task);
            }
        }

        return (found, failures);
    }

    private EcsNeeds Needs => new(ecs);
}
