using Plimsoll.Ecs.Naming;
using Plimsoll.Placement;
using Plimsoll.Placement.Constraints;
using PlacementConstraint = Plimsoll.Placement.Constraints.PlacementConstraint;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Placement constraints of a definition: at most 10, <c>memberOf</c> alone, expressions of the cluster query language.</summary>
internal static class PlacementConstraintRule
{
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>InvalidParameterException</c>.</exception>
    public static void Check(TaskDefinition definition)
    {
        try
        {
            _ = ConstraintSet.Create(
                definition.PlacementConstraints!.Select(one => new PlacementConstraint(one.Type, one.Expression)),
                []);
        }
        catch (PlacementValidationException error)
        {
            throw EcsErrors.InvalidParameter(error.Message);
        }
    }
}
