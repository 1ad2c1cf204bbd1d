using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Tests.Evaluation;

/// <summary>A case of AWS's documentation.</summary>
/// <param name="Page">Of the IAM User Guide.</param>
/// <param name="Rule">What the page says of the case.</param>
/// <param name="Policy">Statements of the caller's policy.</param>
/// <param name="Asked">Action and resource.</param>
/// <param name="Expected">AWS's decision.</param>
/// <param name="Keys">Condition keys, as <c>key=value|value</c>.</param>
public sealed record DocumentedExample(string Page, string Rule, string Policy, (string Action, string Resource) Asked, AccessOutcome Expected, params string[] Keys)
{
    public override string ToString() => $"{Page}: {Rule}";
}
