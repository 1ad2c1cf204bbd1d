using Microsoft.AspNetCore.Http;

namespace Plimsoll.Agent.Serving;

/// <summary>A request for credentials: <c>/v2/credentials/ID</c>, or <c>/v1/credentials?id=ID</c> as SDKs of old ask.</summary>
/// <param name="Version">1 or 2.</param>
/// <param name="Id">The id; null or empty when there is none.</param>
internal sealed record CredentialsRequest(int Version, string? Id)
{
    private const string First = "/v1/credentials";
    private const string Second = "/v2/credentials";

    /// <summary>The path without the id.</summary>
    public string Url => Version == 1 ? First : Second;

    /// <summary>Reads a request; null when it is for something else.</summary>
    public static CredentialsRequest? Of(HttpRequest request) => request.Path.Value switch
    {
        First => new(1, request.Query["id"].FirstOrDefault()),
        Second => new(2, null),
        { } path when path.StartsWith(Second + "/", StringComparison.Ordinal) => new(2, path[(Second.Length + 1)..]),
        _ => null,
    };
}
