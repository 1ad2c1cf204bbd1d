namespace Plimsoll.Placement.Tests.Reference;

/// <summary>What the specification allows a decision to be.</summary>
/// <param name="Best">Instances that tie for best; empty when none fits.</param>
/// <param name="Candidates">Instances that pass every check.</param>
/// <param name="Refused">By the first check that each refused instance fails.</param>
/// <param name="Left">Instances left after each strategy.</param>
/// <param name="FewestFailedChecks">Of the closest instance; null when there is none to name.</param>
internal sealed record ReferenceDecision(
    IReadOnlyList<string> Best,
    int Candidates,
    IReadOnlyDictionary<string, int> Refused,
    IReadOnlyList<int> Left,
    int? FewestFailedChecks);
