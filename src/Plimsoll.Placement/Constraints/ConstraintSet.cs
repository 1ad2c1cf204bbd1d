using Plimsoll.Placement.Querying;
using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Constraints;

/// <summary>The binding constraints of a task, those of its definition and of the request together. Immutable.</summary>
public sealed class ConstraintSet
{
    /// <summary>ECS's limit for a task, definition and request together.</summary>
    public const int MaxConstraints = 10;

    private ConstraintSet(IReadOnlyList<ClusterQuery> memberOf, bool distinctInstance)
    {
        MemberOf = memberOf;
        DistinctInstance = distinctInstance;
        Conditions = [.. memberOf.SelectMany(query => query.Conditions)];
    }

    /// <summary>No constraint.</summary>
    public static ConstraintSet None { get; } = new([], false);

    /// <summary>Expressions that the instance must satisfy, all of them.</summary>
    public IReadOnlyList<ClusterQuery> MemberOf { get; }

    /// <summary>No two tasks of the service (or, for standalone tasks, of the group) on one instance.</summary>
    public bool DistinctInstance { get; }

    /// <summary>True when an expression looks at the tasks on the instance: a task that comes or goes may change the answer.</summary>
    public bool ReadsTasks => MemberOf.Any(query => query.DependsOn.HasFlag(FactKinds.Tasks));

    /// <summary>The expressions taken apart into conditions that must all hold.</summary>
    internal Term[] Conditions { get; }

    /// <summary>Checks and joins the constraints of a task definition and of a request or service.</summary>
    /// <param name="ofTaskDefinition">Of the task definition: memberOf only.</param>
    /// <param name="ofRequest">Of RunTask, CreateService or UpdateService.</param>
    /// <exception cref="PlacementValidationException">A constraint that ECS refuses.</exception>
    public static ConstraintSet Create(IEnumerable<PlacementConstraint> ofTaskDefinition, IEnumerable<PlacementConstraint> ofRequest)
    {
        ArgumentNullException.ThrowIfNull(ofTaskDefinition);
        ArgumentNullException.ThrowIfNull(ofRequest);
        var queries = new List<ClusterQuery>();
        var distinct = false;
        var count = 0;
        foreach (var constraint in ofTaskDefinition)
        {
            if (constraint.Type == "distinctInstance")
            {
                throw new PlacementValidationException("Placement constraint type 'distinctInstance' is not valid in a task definition.");
            }

            distinct |= Add(constraint, queries);
            count++;
        }

        foreach (var constraint in ofRequest)
        {
            distinct |= Add(constraint, queries);
            count++;
        }

        if (count > MaxConstraints)
        {
            throw new PlacementValidationException($"Too many placement constraints: {count}. The maximum is {MaxConstraints}.");
        }

        return count == 0 ? None : new ConstraintSet(queries, distinct);
    }

    private static bool Add(PlacementConstraint constraint, List<ClusterQuery> queries)
    {
        switch (constraint.Type)
        {
            case "memberOf" when string.IsNullOrWhiteSpace(constraint.Expression):
                throw new PlacementValidationException("A placement constraint of type 'memberOf' must have an expression.");
            case "memberOf":
                queries.Add(ClusterQuery.Parse(constraint.Expression));
                return false;
            case "distinctInstance" when !string.IsNullOrEmpty(constraint.Expression):
                throw new PlacementValidationException("A placement constraint of type 'distinctInstance' must not have an expression.");
            case "distinctInstance":
                return true;
            default:
                throw new PlacementValidationException($"Invalid placement constraint type '{constraint.Type}'.");
        }
    }
}
