namespace Plimsoll.Iam.Evaluation;

/// <summary>What all policies together say of a request.</summary>
public enum AccessOutcome
{
    /// <summary>No policy allows it that must, and none denies it.</summary>
    ImplicitDeny,

    /// <summary>A statement denies it: nothing lifts that.</summary>
    ExplicitDeny,

    /// <summary>It may be done.</summary>
    Allowed,
}
