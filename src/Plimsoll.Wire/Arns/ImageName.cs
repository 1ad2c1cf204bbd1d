namespace Plimsoll.Wire.Arns;

/// <summary>The name of an image in a registry: <c>HOST/PATH:TAG@DIGEST</c>.</summary>
/// <param name="Host">Host and perhaps port of the registry.</param>
/// <param name="Path">Name of the repository there.</param>
/// <param name="Tag">Its tag, <c>latest</c> where it has neither tag nor digest; null where only the digest is said.</param>
/// <param name="Digest">Its digest, or null.</param>
public sealed record ImageName(string Host, string Path, string? Tag, string? Digest)
{
    /// <summary>Reads a name; null when it names no registry, as Docker tells: it is on Docker Hub then.</summary>
    public static ImageName? Parse(string? image)
    {
        if (image?.Split('/', 2) is not [var host, var rest] || !(host.AsSpan().ContainsAny('.', ':') || host == "localhost"))
        {
            return null;
        }

        var at = rest.IndexOf('@', StringComparison.Ordinal);
        var (name, digest) = at < 0 ? (rest, null) : (rest[..at], rest[(at + 1)..]);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new ImageName(host, name, digest is null ? "latest" : null, digest)
            : new ImageName(host, name[..colon], name[(colon + 1)..], digest);
    }
}
