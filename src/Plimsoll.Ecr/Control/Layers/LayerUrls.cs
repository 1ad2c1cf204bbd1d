using System.Globalization;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ecr.Control.Layers;

/// <summary>Addresses from which a layer can be fetched without further credentials, for an hour.</summary>
/// <param name="seal">Seals what an address is good for.</param>
/// <param name="time">Clock.</param>
internal sealed class LayerUrls(PageTokens seal, TimeProvider time)
{
    /// <summary>Path of the addresses. No repository can have this name.</summary>
    public const string Path = "/v2/_layers/";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Makes an address.</summary>
    public string Make(string endpoint, RegistryScope registry, string repository, Digest digest)
    {
        var owner = registry.OwnerOf(repository);
        var expires = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{endpoint}{Path}{owner}@{digest}?token={seal.Make(Bound(owner, digest), expires)}";
    }

    /// <summary>Whose layer an address is about.</summary>
    /// <param name="path">What follows <see cref="Path"/>.</param>
    /// <param name="token">From the query.</param>
    /// <exception cref="AwsException"><c>AccessDenied</c>: not one of ours, or expired.</exception>
    public (RegistryScope Registry, string Repository, Digest Digest) Read(string path, string? token)
    {
        var at = path.LastIndexOf('@');
        if (at < 0 || path[..at].Split('/', 3) is not [var account, var region, var repository] || !Digest.TryParse(path[(at + 1)..], out var digest))
        {
            throw Denied();
        }

        var expires = seal.Read(Bound(path[..at], digest), token, Denied) ?? throw Denied();
        return time.GetUtcNow().ToUnixTimeSeconds() < long.Parse(expires, CultureInfo.InvariantCulture)
            ? (new RegistryScope(account, region), repository, digest)
            : throw new AwsException("AccessDenied", "Request has expired", 403);
    }

    private static string Bound(string owner, Digest digest) => $"ecr layer {owner}@{digest}";

    private static AwsException Denied() => new("AccessDenied", "Access Denied", 403);
}
