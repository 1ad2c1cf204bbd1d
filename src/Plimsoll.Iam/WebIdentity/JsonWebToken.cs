using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Plimsoll.Iam.WebIdentity;

/// <summary>A signed token of an OpenID Connect provider (RFC 7519), taken apart but not believed yet.</summary>
internal sealed record JsonWebToken
{
    /// <summary>How it is signed, e.g. <c>RS256</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Which key signed it; null where it does not say.</summary>
    public string? KeyId { get; init; }

    /// <summary>What is signed.</summary>
    public required byte[] Signed { get; init; }

    /// <summary>The signature.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Who made it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Whom it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>For whom it is.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>Who asked for it; null where it does not say.</summary>
    public string? AuthorizedParty { get; init; }

    /// <summary>Its end.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>When it begins; null where it does not say.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Reads one; null for what is none.</summary>
    public static JsonWebToken? Read(string text)
    {
        try
        {
            return text.Split('.') is [var head, var body, var signature] && Decode(head) is { } header && Decode(body) is { } claims && Bytes(signature) is { } signed
                ? Read(header.RootElement, claims.RootElement, Encoding.ASCII.GetBytes($"{head}.{body}"), signed)
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static JsonWebToken? Read(JsonElement header, JsonElement claims, byte[] signed, byte[] signature) =>
        Text(header, "alg") is { } algorithm && Text(claims, "iss") is { } issuer && Text(claims, "sub") is { } subject
        && Time(claims, "exp") is { } expires && Texts(claims, "aud") is { Count: > 0 } audiences
            ? new JsonWebToken
            {
                Algorithm = algorithm, KeyId = Text(header, "kid"), Signed = signed, Signature = signature, Issuer = issuer, Subject = subject,
                Audiences = audiences, AuthorizedParty = Text(claims, "azp"), Expires = expires, NotBefore = Time(claims, "nbf"),
            }
            : null;

    private static JsonDocument? Decode(string part) => Bytes(part) is { } bytes ? JsonDocument.Parse(bytes) : null;

    private static byte[]? Bytes(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string>? Texts(JsonElement element, string name) => !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
        : null;

    private static DateTimeOffset? Time(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;
}
