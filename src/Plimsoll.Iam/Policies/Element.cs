namespace Plimsoll.Iam.Policies;

/// <summary>An element, or its negation: <c>Action</c> or <c>NotAction</c>.</summary>
internal sealed record Element<T>(T Value, bool IsNegated);
