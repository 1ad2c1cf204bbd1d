namespace Plimsoll.Iam.Evaluation;

/// <summary>
/// Says why a request is denied, in AWS's words (docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html), and then which
/// statement decided, or which policies had none.
/// </summary>
public static class Denial
{
    /// <summary>AWS's words, then our sentence.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="result">A denial.</param>
    public static string Message(AccessRequest request, AccessResult result) => $"{Words(request, result)}. {Reason(result)}";

    /// <summary>AWS's words alone.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="result">A denial.</param>
    public static string Words(AccessRequest request, AccessResult result)
    {
        var caller = request.Principal?.Arn ?? request.Service ?? request.Federated;
        var why = result.Decision == AccessOutcome.ExplicitDeny
            ? $"with an explicit deny in {Article(result.DecidedBy)} {Name(result.DecidedBy)}"
            : $"because no {Name(result.DecidedBy)} allows the {request.Action} action";
        return $"User: {caller} is not authorized to perform: {request.Action} on resource: {request.Resource} {why}";
    }

    /// <summary>Which statement denied, or which policies were asked and did not allow.</summary>
    /// <param name="result">A denial.</param>
    public static string Reason(AccessResult result)
    {
        if (result.Deciding is { } statement)
        {
            var name = string.IsNullOrEmpty(statement.Sid) ? $"{statement.Number}" : $"{statement.Number} ({statement.Sid})";
            return $"Statement {name} of the policy {statement.PolicyId} denies it.";
        }

        var asked = string.Join(", ", result.Asked.Select(policy => policy.Id));
        return asked.Length == 0 ? "There is no such policy." : $"No statement of these policies allows it: {asked}.";
    }

    private static string Name(PolicySource source) => source switch
    {
        PolicySource.Identity => "identity-based policy",
        PolicySource.Boundary => "permissions boundary",
        PolicySource.Session => "session policy",
        PolicySource.Resource => "resource-based policy",
        _ => "role trust policy",
    };

    private static string Article(PolicySource source) => source switch
    {
        PolicySource.Identity => "an",
        PolicySource.Trust => "the",
        _ => "a",
    };
}
