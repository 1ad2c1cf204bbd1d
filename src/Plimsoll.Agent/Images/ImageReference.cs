using Plimsoll.Wire.Arns;

namespace Plimsoll.Agent.Images;

/// <summary>An image reference in the two parts that a pull wants.</summary>
/// <param name="Repository">Registry and path.</param>
/// <param name="Tag">The tag, <c>latest</c> when there is none, or the digest.</param>
internal readonly record struct ImageReference(string Repository, string Tag)
{
    /// <summary>Whether it names exactly one content.</summary>
    public bool IsDigest => Tag.Contains(':', StringComparison.Ordinal);

    public static ImageReference Parse(string reference)
    {
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? reference : reference[..at];
        var colon = name.LastIndexOf(':');
        var hasTag = colon > name.LastIndexOf('/');
        var repository = hasTag ? name[..colon] : name;
        return at >= 0 ? new(repository, reference[(at + 1)..])
            : hasTag ? new(repository, name[(colon + 1)..])
            : new(repository, "latest");
    }

    /// <summary>The registry that a reference names, host and perhaps port; null for Docker Hub.</summary>
    public static string? HostOf(string reference) =>
        reference.Split('/', 2) is [var host, _] && (host.AsSpan().ContainsAny('.', ':') || host == "localhost") ? host : null;

    /// <summary>
    /// The one among an image's repository digests, <c>REPOSITORY@DIGEST</c>, that belongs to this repository. AWS names a registry that
    /// the engine knows by another host: there the path must do.
    /// </summary>
    public string? ExactIn(IEnumerable<string>? repoDigests)
    {
        var (familiar, path) = (Familiar(Repository), RegistryHost.OfImage(Repository) is null ? null : PathOf(Repository));
        return repoDigests?.FirstOrDefault(it => it.Split('@', 2) is [var name, _]
            && (Familiar(name) == familiar || (path is not null && HostOf(name) is not null && PathOf(name) == path)));
    }

    /// <summary>The digest of such a one.</summary>
    public string? DigestIn(IEnumerable<string>? repoDigests) => ExactIn(repoDigests)?.Split('@', 2)[1];

    private static string PathOf(string repository) => repository[(repository.IndexOf('/', StringComparison.Ordinal) + 1)..];

    // Docker Hub's names come with and without their full form.
    private static string Familiar(string repository)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["docker.io/library/", "docker.io/", "index.docker.io/library/"])
        {
            if (repository.StartsWith(prefix, StringComparison.Ordinal))
            {
                return repository[prefix.Length..];
            }
        }

        return repository;
    }
}
