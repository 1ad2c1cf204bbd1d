using Plimsoll.Ecs.Model;
using Plimsoll.Placement.Explaining;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Planning;

/// <summary>Which service to explain.</summary>
internal sealed record ExplainServiceRequest
{
    /// <summary>Name or ARN of the cluster; default <c>default</c>. Not needed with a service's ARN.</summary>
    public string? Cluster { get; init; }

    /// <summary>Name or ARN.</summary>
    [Required]
    public string? Service { get; init; }
}

/// <summary>Why the tasks of a service are where they are, and what it waits for.</summary>
internal sealed record ExplainServiceResponse
{
    public Service? Service { get; init; }

    /// <summary>Its tasks that are meant to run, those of the newest deployment first, the newest of them first; at most a hundred.</summary>
    public IReadOnlyList<PlacedTask>? Tasks { get; init; }

    /// <summary>Where all of them are.</summary>
    public IReadOnlyList<TaskPlace>? Places { get; init; }

    /// <summary>How many other tasks have not stopped yet; they hold their resources until then.</summary>
    public int? Stopping { get; init; }

    /// <summary>How many tasks are missing.</summary>
    public int? Missing { get; init; }

    /// <summary>Where the missing ones would go, or why they go nowhere; null when none is missing.</summary>
    public PlanResponse? Waiting { get; init; }

    /// <summary>Until when no task is started, because the last ones failed; null when nothing holds them back.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>What its tasks fail of; null when they do not.</summary>
    public ServiceFailure? Failure { get; init; }

    /// <summary>Its tasks that failed in the last ten minutes; null when none did.</summary>
    public RecentFailuresView? RecentFailures { get; init; }

    /// <summary>The deployment that failed since the one that counts was created; null when none did.</summary>
    public FailedRollout? FailedDeployment { get; init; }
}

/// <summary>An instance that tasks of a service are on.</summary>
internal sealed record TaskPlace
{
    public PlannedInstance? Instance { get; init; }

    /// <summary>How many of them.</summary>
    public int? Tasks { get; init; }

    /// <summary>How many of those are RUNNING.</summary>
    public int? Running { get; init; }
}

/// <summary>A task of a service and its place.</summary>
internal sealed record PlacedTask
{
    public string? TaskArn { get; init; }

    public string? LastStatus { get; init; }

    public string? HealthStatus { get; init; }

    /// <summary>Id of its deployment.</summary>
    public string? Deployment { get; init; }

    public PlannedInstance? Instance { get; init; }

    public Explanation? Explanation { get; init; }
}
