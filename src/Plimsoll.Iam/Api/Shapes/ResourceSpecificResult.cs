namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>ResourceSpecificResult</c> of AWS's model.</summary>
internal sealed record ResourceSpecificResult
{
    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    public string? EvalResourceDecision { get; init; }

    public string? EvalResourceName { get; init; }

    public IReadOnlyList<Statement>? MatchedStatements { get; init; }

    public IReadOnlyList<string>? MissingContextValues { get; init; }

    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }
}
