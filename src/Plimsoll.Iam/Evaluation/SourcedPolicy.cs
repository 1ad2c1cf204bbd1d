using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Evaluation;

/// <summary>A policy and where it comes from.</summary>
/// <param name="Id">E.g. the name of a managed policy, or <c>PolicyInputList.1</c>; it is shown to people.</param>
/// <param name="Type">As <c>SourcePolicyType</c> has it, e.g. <c>IAM Policy</c>, <c>Resource Policy</c>.</param>
/// <param name="Document">What it says.</param>
public sealed record SourcedPolicy(string Id, string Type, PolicyDocument Document);
