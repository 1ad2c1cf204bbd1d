using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Plimsoll.Iam.Model;

namespace Plimsoll.Iam.WebIdentity;

/// <summary>
/// Keys from a file, where there is one, else from the address that the provider's discovery document names
/// (openid.net/specs/openid-connect-discovery-1_0.html). What was fetched is kept for a while.
/// </summary>
/// <param name="directory">Where the files are: <c>NAME.json</c>, the provider's name with <c>_</c> for <c>/</c> and <c>:</c>.</param>
/// <param name="time">Clock.</param>
internal sealed class KeySource(string directory, TimeProvider time) : IKeySource
{
    private const int MostBytes = 1 << 20;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LeastBetween = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (KeySet? Keys, DateTimeOffset At)> _fetched = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async ValueTask<KeySet?> FindAsync(OidcProviderRecord provider, bool fresh, CancellationToken cancel)
    {
        var file = Path.Combine(directory, provider.Name.Replace('/', '_').Replace(':', '_') + ".json");
        if (File.Exists(file))
        {
            return KeySet.Read(await File.ReadAllBytesAsync(file, cancel));
        }

        var now = time.GetUtcNow();
        if (_fetched.TryGetValue(provider.Name, out var last) && now - last.At < (fresh || last.Keys is null ? LeastBetween : Kept))
        {
            return last.Keys;
        }

        var keys = await FetchAsync(provider, cancel);
        _fetched[provider.Name] = (keys, now);
        return keys;
    }

    private static async Task<KeySet?> FetchAsync(OidcProviderRecord provider, CancellationToken cancel)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, chain, errors) =>
            errors == System.Net.Security.SslPolicyErrors.None || (chain is not null && IsPinned(provider, chain));
        using var http = new HttpClient(handler) { Timeout = MostWait, MaxResponseContentBufferSize = MostBytes };
        try
        {
            using var discovery = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri($"{provider.Url.TrimEnd('/')}/.well-known/openid-configuration"), cancel));
            return discovery.RootElement.TryGetProperty("jwks_uri", out var address) && Uri.TryCreate(address.GetString(), UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback)
                ? KeySet.Read(await http.GetByteArrayAsync(uri, cancel))
                : null;
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or InvalidOperationException
            || (error is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    // What no known authority vouches for, the provider's thumbprints may: of any certificate of the chain.
    private static bool IsPinned(OidcProviderRecord provider, X509Chain chain) => chain.ChainElements.Any(element =>
        provider.Thumbprints.Contains(element.Certificate.GetCertHashString(HashAlgorithmName.SHA1), StringComparer.OrdinalIgnoreCase));
}
