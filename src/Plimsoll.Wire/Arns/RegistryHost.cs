using System.Text.RegularExpressions;

namespace Plimsoll.Wire.Arns;

/// <summary>
/// How AWS names a registry: <c>ACCOUNT.dkr.ecr.REGION.amazonaws.com</c>, with <c>ecr-fips</c>, <c>dkr-ecr</c> and any domain, so that
/// names of China, of dual stack and of one's own domain are known too
/// (docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html).
/// </summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Region">Region.</param>
public sealed partial record RegistryHost(string Account, string Region)
{
    /// <summary>Reads a host, with or without a port; null for any other.</summary>
    public static RegistryHost? Parse(string host) => Shape.Match(host) is { Success: true } match
        ? new RegistryHost(match.Groups["account"].Value, match.Groups["region"].Value)
        : null;

    /// <summary>The registry of an image, <c>HOST/REPOSITORY…</c>; null when its host names none.</summary>
    public static RegistryHost? OfImage(string? image) => image?.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? Parse(image[..slash]) : null;

    [GeneratedRegex(@"\A(?<account>[0-9]{12})\.dkr[.-]ecr(-fips)?\.(?<region>[a-z0-9-]+)\.[^/]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape { get; }
}
