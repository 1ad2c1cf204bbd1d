namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>EvaluationResult</c> of AWS's model.</summary>
internal sealed record EvaluationResult
{
    public string? EvalActionName { get; init; }

    public string? EvalDecision { get; init; }

    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    public string? EvalResourceName { get; init; }

    public IReadOnlyList<Statement>? MatchedStatements { get; init; }

    public IReadOnlyList<string>? MissingContextValues { get; init; }

    public OrganizationsDecisionDetail? OrganizationsDecisionDetail { get; init; }

    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }

    public IReadOnlyList<ResourceSpecificResult>? ResourceSpecificResults { get; init; }
}
