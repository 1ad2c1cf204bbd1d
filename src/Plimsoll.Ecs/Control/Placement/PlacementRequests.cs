using Plimsoll.Ec2;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Placement;
using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;
using PlacementConstraint = Plimsoll.Placement.Constraints.PlacementConstraint;
using PlacementStrategy = Plimsoll.Placement.Strategies.PlacementStrategy;

namespace Plimsoll.Ecs.Control.Placement;

/// <summary>Turns what a caller and a task definition ask for into a request to the placer.</summary>
internal static class PlacementRequests
{
    /// <summary>For RunTask and StartTask.</summary>
    public static PlacementRequest Build(
        TaskDefinition definition,
        Demand demand,
        string group,
        string launchType,
        IReadOnlyList<Api.Shapes.PlacementConstraint>? constraints,
        IReadOnlyList<Api.Shapes.PlacementStrategy>? strategies,
        IReadOnlyList<Subnet> subnets) =>
        Build(definition, demand, group, null, launchType, constraints, strategies, StrategyChain.ForRunTask, subnets);

    /// <summary>For a task of a service.</summary>
    public static PlacementRequest ForService(
        TaskDefinition definition,
        Demand demand,
        string service,
        string launchType,
        IReadOnlyList<Api.Shapes.PlacementConstraint>? constraints,
        IReadOnlyList<Api.Shapes.PlacementStrategy>? strategies,
        IReadOnlyList<Subnet> subnets) =>
        Build(definition, demand, $"service:{service}", service, launchType, constraints, strategies, StrategyChain.ForService, subnets);

    /// <summary>What a DAEMON service stores of its request.</summary>
    public static DaemonClaim Claim(
        TaskDefinition definition, Demand demand, string launchType, IReadOnlyList<Api.Shapes.PlacementConstraint>? constraints) => new(
        demand,
        [.. Required(definition)],
        [.. (definition.PlacementConstraints ?? []).Select(one => new Api.Shapes.PlacementConstraint { Type = one.Type, Expression = one.Expression })],
        constraints ?? [],
        launchType == LaunchTypes.External);

    /// <summary>The room that placement keeps for a DAEMON service.</summary>
    public static DaemonReservation Reservation(string service, DaemonClaim claim) => new()
    {
        Service = service,
        Demand = claim.Demand,
        Pool = claim.External ? CandidatePool.External : CandidatePool.Ec2,
        RequiredAttributes = claim.RequiredAttributes,
        Constraints = ConstraintSet.Create(claim.OfDefinition.Select(Constraint), claim.OfService.Select(Constraint)),
    };

    private static PlacementRequest Build(
        TaskDefinition definition,
        Demand demand,
        string group,
        string? service,
        string launchType,
        IReadOnlyList<Api.Shapes.PlacementConstraint>? constraints,
        IReadOnlyList<Api.Shapes.PlacementStrategy>? strategies,
        Func<IEnumerable<PlacementStrategy>, StrategyChain> chain,
        IReadOnlyList<Subnet> subnets)
    {
        try
        {
            return new PlacementRequest
            {
                Demand = demand,
                Group = group,
                Service = service,
                Pool = launchType == LaunchTypes.External ? CandidatePool.External : CandidatePool.Ec2,
                RequiredAttributes = [.. Required(definition)],
                AllowedZones = subnets.Count == 0 ? null : [.. subnets.Select(subnet => subnet.AvailabilityZone).Distinct()],
                Constraints = ConstraintSet.Create(
                    (definition.PlacementConstraints ?? []).Select(one => new PlacementConstraint(one.Type, one.Expression)),
                    (constraints ?? []).Select(Constraint)),
                Strategies = chain((strategies ?? []).Select(one => new PlacementStrategy(one.Type, one.Field))),
            };
        }
        catch (PlacementValidationException error)
        {
            throw EcsErrors.InvalidParameter(error.Message);
        }
    }

    private static PlacementConstraint Constraint(Api.Shapes.PlacementConstraint one) => new(one.Type, one.Expression);

    private static IEnumerable<RequiredAttribute> Required(TaskDefinition definition)
    {
        foreach (var attribute in definition.RequiresAttributes ?? [])
        {
            yield return new RequiredAttribute(attribute.Name!, attribute.Value);
        }

        if (definition.RuntimePlatform?.CpuArchitecture is { } architecture)
        {
            yield return new RequiredAttribute("ecs.cpu-architecture", architecture == "ARM64" ? "arm64" : "x86_64");
        }

        if (definition.RuntimePlatform?.OperatingSystemFamily is { } family)
        {
            yield return new RequiredAttribute("ecs.os-family", family);
        }
    }
}
