using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Api.Simulation;

/// <summary>Decisions as the simulator tells them.</summary>
internal static class SimulationView
{
    private static readonly Dictionary<string, string> NoDetails = [];

    /// <summary>The decision on one action and resource.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="policies">All that have a say.</param>
    /// <param name="named">Whether the resource was named: it then has a result of its own.</param>
    public static EvaluationResult Of(AccessRequest request, PolicySet policies, bool named)
    {
        var result = PolicyEvaluator.Evaluate(request, policies);
        var (decision, matched, missing) = (Word(result.Decision), Matched(result), result.MissingContextKeys);
        var boundary = policies.Boundary is { } bound
            ? new PermissionsBoundaryDecisionDetail { AllowedByPermissionsBoundary = bound.Document.Decide(request) == AccessDecision.Allow }
            : null;
        return new EvaluationResult
        {
            EvalActionName = request.Action,
            EvalResourceName = request.Resource,
            EvalDecision = decision,
            MatchedStatements = matched,
            MissingContextValues = missing,
            EvalDecisionDetails = NoDetails,
            PermissionsBoundaryDecisionDetail = boundary,
            ResourceSpecificResults = !named ? [] :
            [
                new ResourceSpecificResult
                {
                    EvalResourceName = request.Resource, EvalResourceDecision = decision, MatchedStatements = matched, MissingContextValues = missing,
                    PermissionsBoundaryDecisionDetail = boundary,
                },
            ],
        };
    }

    private static string Word(AccessOutcome outcome) => outcome switch
    {
        AccessOutcome.Allowed => "allowed",
        AccessOutcome.ExplicitDeny => "explicitDeny",
        _ => "implicitDeny",
    };

    private static IReadOnlyList<Statement> Matched(AccessResult result) =>
    [
        .. result.MatchedStatements.Select(one => new Statement
        {
            SourcePolicyId = one.PolicyId,
            SourcePolicyType = one.PolicyType,
            StartPosition = new Position { Line = one.Start.Line, Column = one.Start.Column },
            EndPosition = new Position { Line = one.End.Line, Column = one.End.Column },
        }),
    ];
}
