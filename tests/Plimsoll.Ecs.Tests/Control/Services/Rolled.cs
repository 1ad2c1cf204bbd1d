using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>Services, deployments and their tasks as records, at seconds after one beginning.</summary>
internal static class Rolled
{
    private static readonly DateTimeOffset Beginning = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double second) => Beginning.AddSeconds(second);

    /// <summary>A service of four tasks whose circuit breaker is on; the first of the deployments is PRIMARY.</summary>
    public static ServiceRecord Service(params DeploymentRecord[] deployments) => new()
    {
        Cluster = "c",
        Name = "web",
        RequestHash = "",
        Service = new Service { DesiredCount = 4, Status = "ACTIVE", DeploymentConfiguration = Configuration() },
        Deployments = deployments,
    };

    public static DeploymentConfiguration Configuration(bool enable = true, bool rollback = true) =>
        new() { DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = enable, Rollback = rollback } };

    public static DeploymentRecord Deployment(string id, string rollout = DeploymentRecord.InProgress, string status = DeploymentRecord.Primary) => new()
    {
        Id = id,
        TaskDefinitionArn = $"arn:{id}",
        DefinitionKey = id,
        Status = status,
        CreatedAt = At(0),
        UpdatedAt = At(0),
        RolloutState = rollout,
        RolloutStateReason = "",
    };

    public static DeploymentRecord Old(string id, string rollout = DeploymentRecord.Completed) => Deployment(id, rollout, DeploymentRecord.Active);

    /// <summary>A task that was made and, unless it never ran, started.</summary>
    public static TaskRecord Task(double made = 0, double? started = null, double? stopped = null, string? code = null, string deployment = "new", string id = "t")
    {
        var record = Samples.Task("c", id, stopped is null ? "RUNNING" : "STOPPED");
        return record with
        {
            Task = record.Task with
            {
                CreatedAt = At(made),
                StartedAt = started is { } start ? At(start) : null,
                StoppedAt = stopped is { } stop ? At(stop) : null,
                StopCode = code,
                StartedBy = deployment,
            },
        };
    }

    /// <summary>A task as the scheduler sees it.</summary>
    public static ServiceTask Seen(TaskRecord record, TaskCondition condition = TaskCondition.Healthy) => new(record, OnPrimary: true, condition);
}
