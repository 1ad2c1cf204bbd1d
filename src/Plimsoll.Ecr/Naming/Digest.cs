using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Plimsoll.Ecr.Naming;

/// <summary>
/// Name of content by its hash: <c>sha256:</c> and 64, or <c>sha512:</c> and 128 lower-case hexadecimal digits. No other text gets in: it
/// names files. The same content under two algorithms has two names, and is two contents.
/// </summary>
internal sealed record Digest
{
    private Digest(DigestAlgorithm algorithm, string hex) => (Algorithm, Hex) = (algorithm, hex);

    /// <summary>The hash.</summary>
    public DigestAlgorithm Algorithm { get; }

    /// <summary>The digits.</summary>
    public string Hex { get; }

    /// <summary>Where a store keeps the content, below its root: <c>sha256/aa/aabb…</c>.</summary>
    public string Path => $"{Algorithm}/{Hex[..2]}/{Hex}";

    /// <summary>The digest of content; by SHA-256 where none is named.</summary>
    public static Digest Of(ReadOnlySpan<byte> content, DigestAlgorithm? algorithm = null)
    {
        var used = algorithm ?? DigestAlgorithm.Sha256;
        return FromHash(used, CryptographicOperations.HashData(used.Hash, content));
    }

    /// <summary>From the bytes of a hash.</summary>
    public static Digest FromHash(DigestAlgorithm algorithm, ReadOnlySpan<byte> hash) => new(algorithm, Convert.ToHexStringLower(hash));

    /// <summary>Reads a digest; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        digest = colon > 0 && DigestAlgorithm.Find(text.AsSpan(0, colon)) is { } algorithm ? FromHex(algorithm, text![(colon + 1)..]) : null;
        return digest is not null;
    }

    /// <summary>From the digits; null for anything else.</summary>
    public static Digest? FromHex(DigestAlgorithm algorithm, string hex) =>
        hex.Length == algorithm.HexLength && hex.All(char.IsAsciiHexDigitLower) ? new Digest(algorithm, hex) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Algorithm}:{Hex}";
}
