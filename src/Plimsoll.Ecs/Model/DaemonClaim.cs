using Plimsoll.Placement;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Ecs.Model;

/// <summary>
/// What placement needs to know of a DAEMON service to keep room for it. It is stored with the service, since the placement ledger follows
/// one record at a time.
/// </summary>
/// <param name="Demand">What its task takes.</param>
/// <param name="RequiredAttributes">What its definition asks of an instance.</param>
/// <param name="OfDefinition">Constraints of the definition.</param>
/// <param name="OfService">Constraints of the service.</param>
/// <param name="External">True for launch type EXTERNAL.</param>
internal sealed record DaemonClaim(
    Demand Demand,
    IReadOnlyList<RequiredAttribute> RequiredAttributes,
    IReadOnlyList<PlacementConstraint> OfDefinition,
    IReadOnlyList<PlacementConstraint> OfService,
    bool External);
