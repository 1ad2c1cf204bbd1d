using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Placement.Explaining;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Planning;

/// <summary>Which task to explain.</summary>
internal sealed record ExplainTaskRequest
{
    /// <summary>Name or ARN of the cluster; default <c>default</c>. Not needed with a task's ARN.</summary>
    public string? Cluster { get; init; }

    /// <summary>Id or ARN.</summary>
    [Required]
    public string? Task { get; init; }
}

/// <summary>Why a task is where it is and in the state that it is in.</summary>
internal sealed record ExplainTaskResponse
{
    public EcsTask? Task { get; init; }

    public PlannedInstance? Instance { get; init; }

    /// <summary>How its instance was chosen.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>Why its service chose it to be stopped, rule by rule; null when it did not.</summary>
    public IReadOnlyList<string>? ScaleIn { get; init; }

    /// <summary>Which container waits for which; null when none does.</summary>
    public IReadOnlyList<ContainerWait>? Waits { get; init; }

    /// <summary>Name of the container that brought it down; null when it has not stopped, or none did.</summary>
    public string? Cause { get; init; }
}

/// <summary>Where tasks would go.</summary>
internal sealed record PlanResponse
{
    public IReadOnlyList<PlannedPlacement>? Placements { get; init; }

    /// <summary>How many tasks would not be placed.</summary>
    public int? Unplaced { get; init; }

    public IReadOnlyList<Failure>? Failures { get; init; }

    /// <summary>What would make the rest fit, the least change first.</summary>
    public IReadOnlyList<PlannedRemedy>? Remedies { get; init; }
}

/// <summary>Where one task would go.</summary>
internal sealed record PlannedPlacement
{
    public PlannedInstance? Instance { get; init; }

    public Explanation? Explanation { get; init; }
}

/// <summary>An instance, as a person knows it.</summary>
internal sealed record PlannedInstance
{
    public string? ContainerInstanceArn { get; init; }

    public string? Ec2InstanceId { get; init; }

    public string? AvailabilityZone { get; init; }

    public string? PrivateIpv4Address { get; init; }
}

/// <summary>A change that would make a task fit.</summary>
internal sealed record PlannedRemedy
{
    public string? Words { get; init; }

    /// <summary>On how many instances such a change would do, or how many instances to add.</summary>
    public int? Instances { get; init; }

    public PlannedInstance? Instance { get; init; }
}
