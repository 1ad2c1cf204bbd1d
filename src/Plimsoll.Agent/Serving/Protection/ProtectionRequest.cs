namespace Plimsoll.Agent.Serving.Protection;

/// <summary>The body of a PUT; a member that is not here is refused.</summary>
internal sealed record ProtectionRequest(bool? ProtectionEnabled = null, int? ExpiresInMinutes = null)
{
    private const string End = "/task-protection/v1/state";
    private const string Begin = "/api/";

    /// <summary>The id of a path <c>/api/ID/task-protection/v1/state</c>; null for another path.</summary>
    public static string? IdOf(string path) =>
        path.Length > Begin.Length + End.Length && path.StartsWith(Begin, StringComparison.Ordinal) && path.EndsWith(End, StringComparison.Ordinal)
            ? path[Begin.Length..^End.Length] is var id && !id.Contains('/', StringComparison.Ordinal) ? id : null
            : null;
}
