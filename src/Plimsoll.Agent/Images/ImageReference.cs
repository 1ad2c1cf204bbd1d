namespace Plimsoll.Agent.Images;

/// <summary>An image reference in the two parts that a pull wants.</summary>
/// <param name="Repository">Registry and path.</param>
/// <param name="Tag">The tag, <c>latest</c> when there is none, or the digest.</param>
internal readonly record struct ImageReference(string Repository, string Tag)
{
    /// <summary>Whether it names exactly one content.</summary>
    public bool IsDigest => Tag.StartsWith("sha256:", StringComparison.Ordinal);

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

    /// <summary>The digest among an image's repository digests that belongs to this repository.</summary>
    public string? DigestIn(IEnumerable<string>? repoDigests)
    {
        var familiar = Familiar(Repository);
        return repoDigests?.Select(it => it.Split('@', 2)).FirstOrDefault(it => it.Length == 2 && Familiar(it[0]) == familiar)?[1];
    }

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
