using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Simulation;

/// <summary>What both ways to simulate have in common.</summary>
internal interface ISimulation
{
    /// <summary>Actions, e.g. <c>ecs:RunTask</c>.</summary>
    IReadOnlyList<string>? ActionNames { get; }

    /// <summary>What they are done to; null for <c>*</c>.</summary>
    IReadOnlyList<string>? ResourceArns { get; }

    /// <summary>Policy of the resources.</summary>
    string? ResourcePolicy { get; }

    /// <summary>Account of the resources, as a number or an ARN.</summary>
    string? ResourceOwner { get; }

    /// <summary>Who asks, where that is not whom the policies are of.</summary>
    string? CallerArn { get; }

    /// <summary>Condition keys.</summary>
    IReadOnlyList<ContextEntry>? ContextEntries { get; }

    /// <summary>Boundaries in place of the one that there is.</summary>
    IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; }

    /// <summary>Fewest results of a page.</summary>
    int? MaxItems { get; }

    /// <summary>Where the page begins.</summary>
    string? Marker { get; }
}
