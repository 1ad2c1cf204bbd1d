namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>A saved query.</summary>
/// <param name="Id">A name that no other has.</param>
/// <param name="Name">For people; folders by slashes.</param>
/// <param name="Query">As given.</param>
/// <param name="Groups">Names of groups, as given.</param>
/// <param name="Modified">Milliseconds since 1970.</param>
/// <param name="Token">The caller's client token, by which a repeated call is known.</param>
internal sealed record QueryDefinition(string Id, string Name, string Query, IReadOnlyList<string> Groups, long Modified, string? Token);
