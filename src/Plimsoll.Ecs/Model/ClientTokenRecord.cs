namespace Plimsoll.Ecs.Model;

/// <summary>What an idempotent call did, so that its repetition answers the same (spec/tasks-services.md §6 RunTask).</summary>
/// <param name="Key">Operation, cluster and token.</param>
/// <param name="RequestHash">SHA-256 of the parameters: the same token with others is a conflict.</param>
/// <param name="Arns">What was made.</param>
/// <param name="At">When.</param>
internal sealed record ClientTokenRecord(string Key, string RequestHash, IReadOnlyList<string> Arns, DateTimeOffset At);
