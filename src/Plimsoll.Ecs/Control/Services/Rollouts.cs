using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>How deployments begin, fail, complete and go (spec/tasks-services.md §7, deployments and circuit breaker).</summary>
internal static class Rollouts
{
    private const int FewestFailures = 3;
    private const int MostFailures = 200;

    /// <summary>A deployment that has just begun.</summary>
    public static DeploymentRecord Begin(string id, TaskDefinitionRecord definition, NetworkConfiguration? network, DateTimeOffset now) => new()
    {
        Id = id,
        TaskDefinitionArn = definition.Definition.TaskDefinitionArn!,
        DefinitionKey = definition.Key,
        NetworkConfiguration = network,
        Status = DeploymentRecord.Primary,
        CreatedAt = now,
        UpdatedAt = now,
        RolloutState = DeploymentRecord.InProgress,
        RolloutStateReason = InProgress(id),
    };

    /// <summary>The deployments of a service when another one is to count; those that were there are replaced by it.</summary>
    public static IReadOnlyList<DeploymentRecord> Supersede(IReadOnlyList<DeploymentRecord> known, DeploymentRecord next, DateTimeOffset now) =>
    [
        next,
        .. known.Where(one => one.Id != next.Id).Select(one => one.Status == DeploymentRecord.Active ? one : one with { Status = DeploymentRecord.Active, UpdatedAt = now }),
    ];

    /// <summary>Counts failures against their deployments.</summary>
    public static ServiceRecord Fail(ServiceRecord service, IEnumerable<string?> deploymentIds, DateTimeOffset now)
    {
        var failures = deploymentIds.OfType<string>().CountBy(id => id).ToDictionary();
        return failures.Count == 0 ? service : service with
        {
            Deployments =
            [
                .. service.Deployments.Select(one => failures.TryGetValue(one.Id, out var count)
                    ? one with { FailedTasks = one.FailedTasks + count, FailedAt = now, UpdatedAt = now }
                    : one),
            ],
        };
    }

    /// <summary>A healthy task that started after the last failure: failures are counted anew.</summary>
    public static ServiceRecord Recover(ServiceRecord service, IReadOnlyList<ServiceTask> tasks)
    {
        return service.Deployments.Any(HasRecovered) ? service with
        {
            Deployments = [.. service.Deployments.Select(one => HasRecovered(one) ? one with { FailedTasks = 0 } : one)],
        }
        : service;

        bool HasRecovered(DeploymentRecord one) => one.FailedTasks > 0 && tasks.Any(task =>
            task.Condition == TaskCondition.Healthy && task.Record.Task.StartedBy == one.Id && task.Record.Task.StartedAt > one.FailedAt);
    }

    /// <summary>True when the circuit breaker ends the rollout that is in progress.</summary>
    public static bool Trips(ServiceRecord service) =>
        service.Service.DeploymentConfiguration?.DeploymentCircuitBreaker?.Enable == true
        && service.Primary.RolloutState == DeploymentRecord.InProgress
        && service.Primary.FailedTasks >= Math.Clamp((service.Service.DesiredCount!.Value + 1) / 2, FewestFailures, MostFailures);

    /// <summary>The service after its circuit breaker tripped: the rollout has failed, and the last one that was completed counts again where that was asked for.</summary>
    public static ServiceRecord Trip(ServiceRecord service, DateTimeOffset now)
    {
        var failed = service.Primary with
        {
            RolloutState = DeploymentRecord.Failed,
            RolloutStateReason = "ECS deployment circuit breaker: tasks failed to start.",
            UpdatedAt = now,
        };
        IReadOnlyList<DeploymentRecord> all = [failed, .. service.Deployments.Skip(1)];
        var rollback = service.Service.DeploymentConfiguration!.DeploymentCircuitBreaker!.Rollback == true;
        return !rollback || service.LastCompleted is not { } target || target.Id == failed.Id ? service with { Deployments = all } : service with
        {
            Backoff = null,
            Deployments = Supersede(all, target with
            {
                Status = DeploymentRecord.Primary,
                RolloutState = DeploymentRecord.InProgress,
                RolloutStateReason = $"ECS deployment circuit breaker: rolling back to deploymentId {target.Id}.",
                FailedTasks = 0,
                UpdatedAt = now,
            }, now),
        };
    }

    /// <summary>The rollout has reached its end.</summary>
    public static ServiceRecord Complete(ServiceRecord service, DateTimeOffset now)
    {
        var done = service.Primary with
        {
            RolloutState = DeploymentRecord.Completed,
            RolloutStateReason = $"ECS deployment {service.Primary.Id} completed.",
            UpdatedAt = now,
        };
        return service with { Deployments = [done], LastCompleted = done };
    }

    private static string InProgress(string id) => $"ECS deployment {id} in progress.";
}
