using System.Text.RegularExpressions;

namespace Plimsoll.Ecr.Distribution;

/// <summary>What a path of the registry is about.</summary>
internal enum RegistryResource
{
    Base,
    Catalog,
    Tags,
    Manifest,
    Blob,
    Uploads,
    Upload,
    Referrers,
}

/// <summary>A path under <c>/v2/</c>, taken apart. Names have slashes, so it is read from its end.</summary>
/// <param name="Resource">What it is about.</param>
/// <param name="Name">The repository; empty for base and catalog.</param>
/// <param name="Reference">Tag, digest or upload id, unchecked; empty where there is none.</param>
internal sealed partial record RegistryPath(RegistryResource Resource, string Name, string Reference)
{
    private const string Prefix = "/v2/";
    private const int MostNameLength = 256;

    /// <summary>Takes a path apart.</summary>
    /// <param name="path">The whole path.</param>
    /// <exception cref="RegistryException">It is no path of the specification, or the name is not one of a repository.</exception>
    public static RegistryPath Parse(string path)
    {
        if (path is "/v2" or Prefix)
        {
            return new RegistryPath(RegistryResource.Base, "", "");
        }

        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw Unknown();
        }

        var rest = path.AsSpan(Prefix.Length);
        if (rest is "_catalog")
        {
            return new RegistryPath(RegistryResource.Catalog, "", "");
        }

        var slash = rest.LastIndexOf('/');
        var parent = rest[..Math.Max(slash, 0)];
        var last = rest[(slash + 1)..];
        return last is "list" && Under(parent, "tags", out var name) ? Of(RegistryResource.Tags, name, "")
            : last is "uploads" && Under(parent, "blobs", out name) ? Of(RegistryResource.Uploads, name, "")
            : Under(parent, "blobs/uploads", out name) ? last.IsEmpty ? Of(RegistryResource.Uploads, name, "") : Of(RegistryResource.Upload, name, last)
            : Under(parent, "blobs", out name) ? Of(RegistryResource.Blob, name, last)
            : Under(parent, "manifests", out name) ? Of(RegistryResource.Manifest, name, last)
            : Under(parent, "referrers", out name) ? Of(RegistryResource.Referrers, name, last)
            : throw Unknown();
    }

    private static bool Under(ReadOnlySpan<char> parent, ReadOnlySpan<char> end, out ReadOnlySpan<char> name)
    {
        name = parent.EndsWith(end, StringComparison.Ordinal) ? parent[..^end.Length] : parent;
        var found = name.Length < parent.Length && (name.IsEmpty || name[^1] == '/');
        name = found && !name.IsEmpty ? name[..^1] : name;
        return found;
    }

    private static RegistryPath Of(RegistryResource resource, ReadOnlySpan<char> name, ReadOnlySpan<char> reference) =>
        name.Length is >= 2 and <= MostNameLength && Names.IsMatch(name)
            ? new RegistryPath(resource, name.ToString(), reference.ToString())
            : throw new RegistryException(400, "NAME_INVALID", "Invalid repository name");

    private static RegistryException Unknown() => new(404, "UNSUPPORTED", "Nothing is offered at this path");

    [GeneratedRegex(@"\A[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Names { get; }
}
