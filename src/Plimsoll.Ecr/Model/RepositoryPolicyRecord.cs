namespace Plimsoll.Ecr.Model;

/// <summary>The policy of a repository.</summary>
/// <param name="Repository">Whose.</param>
/// <param name="Text">As it was set; it has passed the validation.</param>
internal sealed record RepositoryPolicyRecord(string Repository, string Text);
