using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.AgentLink;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Link;

/// <summary>
/// Opens a signed websocket (agent-protocol §2.1). The handshake is made here and not by ClientWebSocket because a refusal's body
/// tells what to do next, and ClientWebSocket does not hand it out.
/// </summary>
internal sealed class LinkSocket(HttpClient http, Func<SigningKeys> keys, string region, TimeProvider time)
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>Opens.</summary>
    /// <exception cref="HandshakeRefusedException">The server says no.</exception>
    /// <exception cref="HttpRequestException">The server was not reached.</exception>
    public async Task<WebSocket> OpenAsync(Uri address, CancellationToken cancel)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", nonce);
        foreach (var (name, value) in Sign(address, []))
        {
            if (name != "host")
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.SwitchingProtocols)
        {
            var body = await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
            response.Dispose();
            throw HandshakeRefusedException.From(response.StatusCode, body);
        }

        if (!response.Headers.TryGetValues("Sec-WebSocket-Accept", out var accept) || accept.Single() != Accept(nonce))
        {
            response.Dispose();
            throw new HttpRequestException("The server's websocket handshake is wrong.");
        }

        var stream = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        return WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = false });
    }

    /// <summary>Signs a GET of the websocket's address over a payload: the handshake's is empty, a telemetry frame's its JSON.</summary>
    public IReadOnlyDictionary<string, string> Sign(Uri address, ReadOnlySpan<byte> payload) => SigV4Signer.Sign(
        "GET", address.PathAndQuery, address.Authority, new Dictionary<string, string>(), payload, keys(), region, "ecs", time.GetUtcNow());

#pragma warning disable CA5350 // RFC 6455 asks for SHA-1 here; it protects nothing.
    private static string Accept(string nonce) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(nonce + Guid)));
#pragma warning restore CA5350
}

/// <summary>A websocket handshake was refused.</summary>
/// <param name="code">The exception's name as the server gave it.</param>
/// <param name="message">Its words.</param>
internal sealed class HandshakeRefusedException(string code, string message) : Exception($"{code}: {message}")
{
    public string Code { get; } = code;

    /// <summary>The instance was deregistered.</summary>
    public bool IsInactive => Code == HandshakeRefusal.InactiveInstance;

    /// <summary>Reads both forms of a refusal: <c>{"type":…,"message":{"message":…}}</c> and <c>{"XException":"text"}</c>.</summary>
    public static HandshakeRefusedException From(HttpStatusCode status, string body)
    {
        try
        {
            var root = JsonElement.Parse(body);
            if (root.TryGetProperty("type", out var type))
            {
                var refusal = root.Deserialize(AgentLinkJson.Default.HandshakeRefusal);
                return new HandshakeRefusedException(type.GetString() ?? "", refusal?.Message?.Message ?? "");
            }

            if (root.TryGetProperty("__type", out type))
            {
                var text = root.TryGetProperty("message", out var words) ? words.GetString() : null;
                return new HandshakeRefusedException(type.GetString()?.Split('#')[^1] ?? "", text ?? "");
            }

            var first = root.EnumerateObject().First();
            return new HandshakeRefusedException(first.Name, first.Value.ToString());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new HandshakeRefusedException("UnknownError", $"HTTP {(int)status}");
        }
    }
}
