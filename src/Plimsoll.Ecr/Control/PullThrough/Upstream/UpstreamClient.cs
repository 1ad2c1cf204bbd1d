using System.Net;
using System.Net.Http.Headers;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Control.PullThrough.Upstream;

/// <summary>Asks registries for what they have. Null says that they do not have it; every other failure is an <see cref="UpstreamException"/>.</summary>
internal sealed class UpstreamClient : IDisposable
{
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Answering = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http;
    private readonly UpstreamTokens _tokens;

    public UpstreamClient(IReadOnlyList<string> insecure, TimeProvider time)
    {
        // A redirect loses the Authorization header, as it should: layers often lie with somebody else.
        _http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = Connecting, MaxAutomaticRedirections = 5, UseCookies = false })
        {
            Timeout = Answering,
            MaxResponseContentBufferSize = ManifestReader.MostBytes,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("plimsoll");
        _tokens = new UpstreamTokens(_http, insecure, time);
    }

    /// <summary>Sees whether the registry is there and takes the login.</summary>
    public async Task PingAsync(UpstreamRepository registry, CancellationToken cancel)
    {
        using var answer = await AskAsync(registry, HttpMethod.Get, "/v2/", null, cancel);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            throw new UpstreamException(UpstreamFailure.UpstreamUnavailable, $"{registry.Base.Authority} is not a registry: it has no /v2/");
        }
    }

    /// <summary>Digest of a tag, without its manifest; null where the registry has no such tag or does not say.</summary>
    public async Task<Digest?> DigestAsync(UpstreamRepository repository, string tag, CancellationToken cancel)
    {
        using var answer = await AskAsync(repository, HttpMethod.Head, PathOf(repository, "manifests", tag), AcceptManifests, cancel);
        return Named(answer);
    }

    /// <summary>A manifest by tag or digest. What has another digest than the one asked for is not taken.</summary>
    public async Task<Manifest?> ManifestAsync(UpstreamRepository repository, string reference, CancellationToken cancel)
    {
        using var answer = await AskAsync(repository, HttpMethod.Get, PathOf(repository, "manifests", reference), AcceptManifests, cancel);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        try
        {
            var bytes = await ReadAsync(repository, answer, cancel);
            var asked = Digest.TryParse(reference, out var parsed) ? parsed : null;
            var manifest = ManifestReader.Read(bytes, answer.Content.Headers.ContentType?.MediaType, (asked ?? Named(answer))?.Algorithm);
            return asked is not null && asked != manifest.Digest
                ? throw Unusable(repository, $"sent something else for the manifest {reference}")
                : manifest;
        }
        catch (AwsException error)
        {
            throw Unusable(repository, $"has a manifest that ECR does not take: {error.Message}");
        }
    }

    /// <summary>Size of a layer; null where the registry does not have it.</summary>
    public async Task<long?> LayerSizeAsync(UpstreamRepository repository, Digest digest, CancellationToken cancel)
    {
        using var answer = await AskAsync(repository, HttpMethod.Head, PathOf(repository, "blobs", digest.ToString()), null, cancel);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : answer.Content.Headers.ContentLength ?? 0;
    }

    /// <summary>A layer from one byte on, or from the first where the registry knows no ranges (then the status is 200); null where it has none.</summary>
    public async Task<HttpResponseMessage?> LayerAsync(UpstreamRepository repository, Digest digest, long from, CancellationToken cancel)
    {
        var answer = await AskAsync(
            repository, HttpMethod.Get, PathOf(repository, "blobs", digest.ToString()),
            request => request.Headers.Range = from == 0 ? null : new RangeHeaderValue(from, null), cancel);
        if (answer.StatusCode != HttpStatusCode.NotFound)
        {
            return answer;
        }

        answer.Dispose();
        return null;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Sends a request once; what does not arrive is unavailable.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage request, UpstreamRepository repository, CancellationToken cancel)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            throw new UpstreamException(
                UpstreamFailure.UpstreamUnavailable, $"{repository} cannot be reached: {(error.InnerException ?? error).Message}", error);
        }
    }

    /// <summary>The failure that a status is.</summary>
    public static UpstreamException Failed(UpstreamRepository repository, HttpStatusCode status) => status == HttpStatusCode.TooManyRequests
        ? new UpstreamException(UpstreamFailure.UpstreamTooManyRequests, $"{repository} refused: too many requests")
        : new UpstreamException(UpstreamFailure.UpstreamUnavailable, $"{repository} answered with status {(int)status}");

    private static UpstreamException Unusable(UpstreamRepository repository, string what) => new(UpstreamFailure.UpstreamUnavailable, $"{repository} {what}");

    // A tag may be upstream's name for a digest of either algorithm.
    private static Digest? Named(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Docker-Content-Digest", out var values) && Digest.TryParse(values.First(), out var digest) ? digest : null;

    private static string PathOf(UpstreamRepository repository, string kind, string reference) => $"/v2/{repository.Name}/{kind}/{reference}";

    private static void AcceptManifests(HttpRequestMessage request)
    {
        foreach (var type in new[] { MediaTypes.OciIndex, MediaTypes.DockerList, MediaTypes.OciManifest, MediaTypes.DockerManifest })
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        }
    }

    private static async Task<byte[]> ReadAsync(UpstreamRepository repository, HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            return await answer.Content.ReadAsByteArrayAsync(cancel);
        }
        catch (HttpRequestException error)
        {
            throw new UpstreamException(UpstreamFailure.UpstreamUnavailable, $"{repository} did not send its manifest: {error.Message}", error);
        }
    }

    // The answer is a success or 404.
    private async Task<HttpResponseMessage> AskAsync(
        UpstreamRepository repository, HttpMethod method, string path, Action<HttpRequestMessage>? shape, CancellationToken cancel)
    {
        var login = _tokens.Known(repository);
        for (var again = false; ; again = true)
        {
            using var request = new HttpRequestMessage(method, new Uri(repository.Base, path));
            request.Headers.Authorization = login;
            shape?.Invoke(request);
            var answer = await SendAsync(_http, request, repository, cancel);
            if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotFound)
            {
                return answer;
            }

            using (answer)
            {
                if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
                {
                    throw Failed(repository, answer.StatusCode);
                }

                _tokens.Forget(repository);
                if (again || answer.StatusCode == HttpStatusCode.Forbidden)
                {
                    throw UpstreamTokens.Denied(repository);
                }

                login = await _tokens.AnswerAsync(repository, answer, cancel);
            }
        }
    }
}
