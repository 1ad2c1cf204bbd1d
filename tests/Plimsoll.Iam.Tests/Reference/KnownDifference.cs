using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Tests.Reference;

/// <summary>Where the independent evaluator decides otherwise than AWS's documentation says.</summary>
/// <param name="Rule">What is documented.</param>
/// <param name="Page">Where, in the IAM User Guide (docs.aws.amazon.com/IAM/latest/UserGuide/PAGE.html).</param>
/// <param name="Case">A case that shows it.</param>
/// <param name="Documented">What AWS decides.</param>
/// <param name="Theirs">What the independent evaluator decides.</param>
/// <param name="Concerns">Tells the cases that the rule is about.</param>
internal sealed record KnownDifference(
    string Rule, string Page, AccessCase Case, AccessOutcome Documented, AccessOutcome Theirs, Func<AccessCase, bool> Concerns);
