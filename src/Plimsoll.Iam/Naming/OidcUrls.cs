namespace Plimsoll.Iam.Naming;

/// <summary>Addresses of OpenID Connect providers.</summary>
internal static class OidcUrls
{
    private const string Secure = "https://";

    /// <summary>What a provider is known by: its address without scheme and final slash. Null for what is no address of one.</summary>
    /// <remarks>AWS takes <c>https</c> alone; here a provider on this machine may do without.</remarks>
    public static string? NameOf(string url)
    {
        var full = url.Contains("://", StringComparison.Ordinal) ? url : Secure + url;
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.Host.Length > 0
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
                ? full[(full.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/')
                : null;
    }
}
