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

        var parts = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..].Split('/') : [];
        return parts switch
        {
            ["_catalog"] => new RegistryPath(RegistryResource.Catalog, "", ""),
            [.. var name, "tags", "list"] => Of(RegistryResource.Tags, name, ""),
            [.. var name, "blobs", "uploads"] => Of(RegistryResource.Uploads, name, ""),
            [.. var name, "blobs", "uploads", ""] => Of(RegistryResource.Uploads, name, ""),
            [.. var name, "blobs", "uploads", var id] => Of(RegistryResource.Upload, name, id),
            [.. var name, "blobs", var digest] => Of(RegistryResource.Blob, name, digest),
            [.. var name, "manifests", var reference] => Of(RegistryResource.Manifest, name, reference),
            [.. var name, "referrers", var digest] => Of(RegistryResource.Referrers, name, digest),
            _ => throw new RegistryException(404, "UNSUPPORTED", "Nothing is offered at this path"),
        };
    }

    private static RegistryPath Of(RegistryResource resource, string[] parts, string reference)
    {
        var name = string.Join('/', parts);
        return name.Length is >= 2 and <= MostNameLength && Names.IsMatch(name)
            ? new RegistryPath(resource, name, reference)
            : throw new RegistryException(400, "NAME_INVALID", "Invalid repository name");
    }

    [GeneratedRegex(@"\A[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Names { get; }
}
