using Plimsoll.Placement.Constraints;

namespace Plimsoll.Placement.Fleets;

/// <summary>
/// A DAEMON service's claim: on each instance that qualifies, its CPU, memory and ENI are kept from other
/// tasks until its own task holds them. Ports and GPUs are not reserved ahead.
/// </summary>
public sealed record DaemonReservation
{
    /// <summary>The DAEMON service's name.</summary>
    public required string Service { get; init; }

    /// <summary>What its task takes.</summary>
    public required Demand Demand { get; init; }

    /// <summary>Which instances it may run on by launch type or capacity provider.</summary>
    public CandidatePool Pool { get; init; } = CandidatePool.Ec2;

    /// <summary>Attributes its task definition requires.</summary>
    public IReadOnlyList<RequiredAttribute> RequiredAttributes { get; init; } = [];

    /// <summary>Constraints of the service and its task definition.</summary>
    public ConstraintSet Constraints { get; init; } = ConstraintSet.None;
}
