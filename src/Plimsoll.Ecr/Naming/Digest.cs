using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Plimsoll.Ecr.Naming;

/// <summary>Name of content by its SHA-256, <c>sha256:</c> and 64 lower-case hexadecimal digits. No other text gets in: it names files.</summary>
internal sealed record Digest
{
    private const string Prefix = "sha256:";
    private const int HexLength = 64;

    private Digest(string hex) => Hex = hex;

    /// <summary>The 64 digits.</summary>
    public string Hex { get; }

    /// <summary>The digest of content.</summary>
    public static Digest Of(ReadOnlySpan<byte> content) => FromHash(SHA256.HashData(content));

    /// <summary>From the 32 bytes of a hash.</summary>
    public static Digest FromHash(ReadOnlySpan<byte> hash) => new(Convert.ToHexStringLower(hash));

    /// <summary>Reads a digest; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) ? FromHex(text[Prefix.Length..]) : null;
        return digest is not null;
    }

    /// <summary>From the 64 digits; null for anything else.</summary>
    public static Digest? FromHex(string hex) => hex.Length == HexLength && hex.All(char.IsAsciiHexDigitLower) ? new Digest(hex) : null;

    /// <inheritdoc/>
    public override string ToString() => Prefix + Hex;
}
