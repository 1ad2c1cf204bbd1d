using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Plimsoll.Ecr.Control.PullThrough.Upstream;

/// <summary>Logs in to registries as they ask: with a token of their token service, or with the login itself. Tokens are used until they expire.</summary>
/// <param name="http">Sends.</param>
/// <param name="insecure">Hosts (and ports) to be spoken to without TLS: no other is.</param>
/// <param name="time">Clock.</param>
internal sealed class UpstreamTokens(HttpClient http, IReadOnlyList<string> insecure, TimeProvider time)
{
    // Beyond this many tokens they are fetched anew.
    private const int MostKnown = 1000;

    // What a token is good for when its service does not say.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<UpstreamRepository, (AuthenticationHeaderValue Header, DateTimeOffset Until)> _known = new();

    /// <summary>The header that worked before and still should; null when none did.</summary>
    public AuthenticationHeaderValue? Known(UpstreamRepository repository) =>
        _known.TryGetValue(repository, out var known) && time.GetUtcNow() < known.Until ? known.Header : null;

    /// <summary>Answers a challenge.</summary>
    /// <exception cref="UpstreamException">Not possible.</exception>
    public async Task<AuthenticationHeaderValue> AnswerAsync(UpstreamRepository repository, HttpResponseMessage challenge, CancellationToken cancel)
    {
        if (AuthChallenge.Read(challenge.Headers.WwwAuthenticate) is { } bearer)
        {
            var (header, life) = await FetchAsync(repository, bearer, cancel);
            if (_known.Count >= MostKnown)
            {
                _known.Clear();
            }

            _known[repository] = (header, time.GetUtcNow() + life - Margin);
            return header;
        }

        var login = repository.Login?.ToHeader() ?? throw Denied(repository);
        _known[repository] = (login, DateTimeOffset.MaxValue);
        return login;
    }

    /// <summary>Forgets what did not work.</summary>
    public void Forget(UpstreamRepository repository) => _known.TryRemove(repository, out var _);

    /// <summary>The registry wants a login that it was not given, or not this one.</summary>
    public static UpstreamException Denied(UpstreamRepository repository) => new(
        UpstreamFailure.UpstreamAccessDenied,
        $"{repository} denied access: {(repository.Login is null ? "the rule has no credentials" : "the credentials of the rule do not allow it, or there is no such repository")}");

    private async Task<(AuthenticationHeaderValue Header, TimeSpan Life)> FetchAsync(UpstreamRepository repository, AuthChallenge challenge, CancellationToken cancel)
    {
        var address = challenge.ToUri();
        if (address is null || (address.Scheme != "https" && !insecure.Contains(address.Authority, StringComparer.OrdinalIgnoreCase)))
        {
            throw Unavailable(repository, "names a token service that is not reached by TLS");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = repository.Login?.ToHeader();
        using var answer = await UpstreamClient.SendAsync(http, request, repository, cancel);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw Denied(repository);
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw UpstreamClient.Failed(repository, answer.StatusCode);
        }

        try
        {
            var token = JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(cancel), UpstreamJson.Default.TokenAnswer);
            var text = token?.Token ?? token?.AccessToken ?? throw Unavailable(repository, "has a token service that gave no token");
            return (new AuthenticationHeaderValue("Bearer", text), token.ExpiresIn is > 0 and var life ? TimeSpan.FromSeconds(life) : Usual);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw Unavailable(repository, "has a token service that gave no token");
        }
    }

    private static UpstreamException Unavailable(UpstreamRepository repository, string why) => new(UpstreamFailure.UpstreamUnavailable, $"{repository} {why}");
}
