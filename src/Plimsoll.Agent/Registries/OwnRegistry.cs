using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Plimsoll.Agent.Images;
using Plimsoll.Wire.Arns;

namespace Plimsoll.Agent.Registries;

/// <summary>
/// The registry of the control plane that the agent is connected to. It is meant by AWS's names, <c>ACCOUNT.dkr.ecr.REGION.…</c>,
/// whatever account and region they say, by the control plane's address, and by the host that it gives its registry.
/// </summary>
/// <param name="tokens">Logins for it.</param>
/// <param name="http">Connections to the control plane.</param>
/// <param name="endpoint">The control plane.</param>
/// <param name="region">Region of the registry where an image does not say.</param>
internal sealed class OwnRegistry(EcrTokens tokens, HttpClient http, Uri endpoint, string region)
{
    private static readonly string[] Manifests =
    [
        "application/vnd.docker.distribution.manifest.v2+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.oci.image.index.v1+json",
    ];

    /// <summary>Whether an image is in this registry.</summary>
    public async ValueTask<bool> HasAsync(string image, CancellationToken cancel)
    {
        if (ImageReference.HostOf(image) is not { } host)
        {
            return false;
        }

        if (RegistryHost.Parse(host) is not null || IsEndpoint(host))
        {
            return true;
        }

        try
        {
            return (await tokens.GetAsync(region, null, null, cancel).ConfigureAwait(false)).Host == host;
        }
        catch (RegistryTokenException)
        {
            // Who gets no login has no images there, and another registry needs none of ours.
            return false;
        }
    }

    /// <summary>Where the engine pulls an image of this registry, and what its tag says at this moment.</summary>
    /// <param name="image">The image.</param>
    /// <param name="role">Who pulls; null for the agent itself.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="RegistryTokenException">The control plane gives no login.</exception>
    public async Task<ImageSource> FindAsync(string image, RoleKeys? role, CancellationToken cancel)
    {
        var reference = ImageReference.Parse(image);
        var host = ImageReference.HostOf(image)!;
        var path = reference.Repository[(host.Length + 1)..];
        var named = RegistryHost.Parse(host);
        var source = await AskAsync().ConfigureAwait(false);
        return source.IsRefused ? await AskAsync().ConfigureAwait(false) : source;

        async Task<ImageSource> AskAsync()
        {
            var token = await tokens.GetAsync(named?.Region ?? region, named?.Account, role, cancel).ConfigureAwait(false);
            var found = new ImageSource(named is null ? reference.Repository : $"{token.Host}/{path}", reference.Tag, token.Login) { IsOwn = true };
            if (reference.IsDigest)
            {
                return found with { Digest = reference.Tag };
            }

            var (status, digest) = await HeadAsync(path, reference.Tag, token.Login, cancel).ConfigureAwait(false);
            if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                await tokens.RefusedAsync(token, cancel).ConfigureAwait(false);
                return found with { IsRefused = true };
            }

            return found with { Digest = digest };
        }
    }

    private async Task<(HttpStatusCode? Status, string? Digest)> HeadAsync(string path, string tag, RegistryLogin login, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(endpoint, $"/v2/{path}/manifests/{tag}"));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.UserName}:{login.Password}")));
        foreach (var type in Manifests)
        {
            request.Headers.Accept.ParseAdd(type);
        }

        try
        {
            using var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
            return (answer.StatusCode, answer.IsSuccessStatusCode && answer.Headers.TryGetValues("Docker-Content-Digest", out var values) ? values.First() : null);
        }
        catch (Exception e) when (ControlPlane.Faults.IsTransient(e))
        {
            // The engine asks next, more than once, and says what it met.
            return (null, null);
        }
    }

    private bool IsEndpoint(string host) =>
        Uri.TryCreate($"{endpoint.Scheme}://{host}", UriKind.Absolute, out var named)
        && named.Port == endpoint.Port
        && (named.Host == endpoint.Host || (named.IsLoopback && endpoint.IsLoopback));
}
