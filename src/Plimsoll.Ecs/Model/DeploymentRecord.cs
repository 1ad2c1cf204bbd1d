namespace Plimsoll.Ecs.Model;

/// <summary>One rollout of a service as it is kept; its counts are computed from the tasks, never stored.</summary>
internal sealed record DeploymentRecord
{
    /// <summary>The newest deployment: what the service should run.</summary>
    public const string Primary = "PRIMARY";

    /// <summary>A deployment that is being replaced.</summary>
    public const string Active = "ACTIVE";

    public const string InProgress = "IN_PROGRESS";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";

    /// <summary><c>ecs-svc/</c> and 19 digits; its tasks are <c>startedBy</c> it.</summary>
    public required string Id { get; init; }

    /// <summary>ARN of the revision that its tasks run.</summary>
    public required string TaskDefinitionArn { get; init; }

    /// <summary>Key of that revision's record.</summary>
    public required string DefinitionKey { get; init; }

    /// <summary>Subnets and security groups of its awsvpc tasks.</summary>
    public NetworkConfiguration? NetworkConfiguration { get; init; }

    /// <summary><see cref="Primary"/> or <see cref="Active"/>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>IN_PROGRESS, COMPLETED or FAILED.</summary>
    public required string RolloutState { get; init; }

    /// <summary>The state in words.</summary>
    public required string RolloutStateReason { get; init; }

    /// <summary>Tasks that failed, and attempts that found no place, one after another; a healthy task sets it back to 0.</summary>
    public int FailedTasks { get; init; }

    /// <summary>When the last of them failed.</summary>
    public DateTimeOffset? FailedAt { get; init; }
}
