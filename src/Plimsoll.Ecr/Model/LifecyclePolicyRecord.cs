namespace Plimsoll.Ecr.Model;

/// <summary>The lifecycle policy of a repository.</summary>
/// <param name="Repository">Whose.</param>
/// <param name="Text">As it was put; it has passed the validation.</param>
/// <param name="LastEvaluatedAt">When it last decided which images go; null before the first time.</param>
internal sealed record LifecyclePolicyRecord(string Repository, string Text, DateTimeOffset? LastEvaluatedAt);
