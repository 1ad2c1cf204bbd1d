using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>How deployments begin, fail, complete and go (spec/tasks-services.md §7, deployments and circuit breaker).</summary>
internal static class Rollouts
{
    private const int UsualPercent = 50;
    private const int FewestFailures = 3;
    private const int MostFailures = 200;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

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

    /// <summary>
    /// An attempt to start a task of the newest deployment found no place: it counts, though it leaves no task. The scheduler tries at every
    /// change of the cluster; what comes within twenty seconds of a failure is the same attempt.
    /// </summary>
    public static ServiceRecord Unplaced(ServiceRecord service, DateTimeOffset now) =>
        service.Primary.FailedAt + Pace > now ? service : Fail(service, [service.Primary.Id], now);

    /// <summary>
    /// When a deployment that found no place tries again though nothing changed: a rollout with a circuit breaker must come to an end.
    /// Null for any other, which waits for room.
    /// </summary>
    public static DateTimeOffset? NextAttemptAt(ServiceRecord service) => Guarded(service) ? service.Primary.FailedAt + Pace : null;

    /// <summary>A healthy task that started after the last failure: failures are counted anew.</summary>
    public static ServiceRecord Recover(ServiceRecord service, IReadOnlyList<ServiceTask> tasks)
    {
        return service.Deployments.Any(HasRecovered) ? service with
        {
            Deployments = [.. service.Deployments.Select(one => HasRecovered(one) ? one with { FailedTasks = 0 } : one)],
        }
        : service;

        bool HasRecovered(DeploymentRecord one) => one.FailedTasks > 0 && Breaker(service)?.ResetOnHealthyTask != false && tasks.Any(task =>
            task.Condition == TaskCondition.Healthy && task.Record.Task.StartedBy == one.Id && task.Record.Task.StartedAt > one.FailedAt);
    }

    /// <summary>True when the circuit breaker ends the rollout that is in progress.</summary>
    public static bool Trips(ServiceRecord service) =>
        Guarded(service)
        && service.Primary.FailedTasks >= Threshold(Breaker(service)!.ThresholdConfiguration, service.Service.DesiredCount!.Value);

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
        var rollback = Breaker(service)!.Rollback == true;
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

    private static bool Guarded(ServiceRecord service) =>
        Breaker(service)?.Enable == true && service.Primary.RolloutState == DeploymentRecord.InProgress;

    private static DeploymentCircuitBreaker? Breaker(ServiceRecord service) => service.Service.DeploymentConfiguration?.DeploymentCircuitBreaker;

    // Half of the desired count, rounded up, unless the service says otherwise.
    private static int Threshold(ThresholdConfiguration? given, int desired)
    {
        var percent = (int)((((long)desired * (given?.Value ?? UsualPercent)) + 99) / 100);
        return given?.Type switch
        {
            "COUNT" => given.Value!.Value,
            "UNBOUNDED_PERCENT" => Math.Max(1, percent),
            _ => Math.Clamp(percent, FewestFailures, MostFailures),
        };
    }

    private static string InProgress(string id) => $"ECS deployment {id} in progress.";
}
