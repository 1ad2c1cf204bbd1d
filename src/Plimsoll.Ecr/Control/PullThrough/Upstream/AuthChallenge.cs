using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Plimsoll.Ecr.Control.PullThrough.Upstream;

/// <summary>Where a registry wants its tokens fetched (docker's token authentication).</summary>
/// <param name="Realm">Address of the token service.</param>
/// <param name="Service">What the token is for.</param>
/// <param name="Scope">What it is to allow; null where the registry does not say.</param>
internal sealed partial record AuthChallenge(string Realm, string? Service, string? Scope)
{
    /// <summary>Reads <c>WWW-Authenticate: Bearer …</c>; null where the registry asks for something else.</summary>
    public static AuthChallenge? Read(HttpHeaderValueCollection<AuthenticationHeaderValue> challenges)
    {
        var bearer = challenges.FirstOrDefault(challenge => challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase));
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Pairs.Matches(bearer?.Parameter ?? ""))
        {
            values[match.Groups["name"].Value] = match.Groups["value"].Value;
        }

        return values.TryGetValue("realm", out var realm)
            ? new AuthChallenge(realm, values.GetValueOrDefault("service"), values.GetValueOrDefault("scope"))
            : null;
    }

    /// <summary>Address of the token; null where the realm is no address.</summary>
    public Uri? ToUri() =>
        Uri.TryCreate(Realm, UriKind.Absolute, out var realm) && realm.Scheme is "http" or "https"
            ? new UriBuilder(realm) { Query = string.Join('&', Query(realm)) }.Uri
            : null;

    private IEnumerable<string> Query(Uri realm)
    {
        if (realm.Query.Length > 1)
        {
            yield return realm.Query[1..];
        }

        if (Service is not null)
        {
            yield return $"service={Uri.EscapeDataString(Service)}";
        }

        if (Scope is not null)
        {
            yield return $"scope={Uri.EscapeDataString(Scope)}";
        }
    }

    [GeneratedRegex("""(?<name>[a-z]+)="(?<value>[^"]*)"|(?<name>[a-z]+)=(?<value>[^",\s]+)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pairs { get; }
}
