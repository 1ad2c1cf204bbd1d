using System.Text.RegularExpressions;

namespace Plimsoll.Ecr.Control.PullThrough.Upstream;

/// <summary>Address of a registry, and AWS's name of it.</summary>
/// <param name="Base">Scheme, host and port.</param>
/// <param name="Name">Name in the API; null for a registry that AWS has no name for.</param>
internal sealed partial record UpstreamAddress(Uri Base, string? Name)
{
    /// <summary>Reads an address as rules have them: a host with or without port and scheme; null for anything else.</summary>
    /// <param name="text">The address.</param>
    /// <param name="insecure">Hosts (and ports) to be spoken to without TLS: no other is.</param>
    public static UpstreamAddress? Parse(string text, IReadOnlyList<string> insecure)
    {
        if (Addresses.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var authority = match.Groups["authority"].Value;
        var plain = insecure.Contains(authority, StringComparer.OrdinalIgnoreCase) && match.Groups["scheme"].Value != "https://";
        return match.Groups["scheme"].Value == "http://" && !plain
            || !Uri.TryCreate($"{(plain ? "http" : "https")}://{authority}", UriKind.Absolute, out var address)
                ? null
                : new UpstreamAddress(address, NameOf(address.Host));
    }

    private static string? NameOf(string host) => host switch
    {
        "public.ecr.aws" => "ecr-public",
        "registry-1.docker.io" => "docker-hub",
        "quay.io" => "quay",
        "registry.k8s.io" => "k8s",
        "ghcr.io" => "github-container-registry",
        "registry.gitlab.com" => "gitlab-container-registry",
        "cgr.dev" => "chainguard",
        _ when host.EndsWith(".azurecr.io", StringComparison.Ordinal) => "azure-container-registry",
        _ when Registries.IsMatch(host) => "ecr",
        _ => null,
    };

    [GeneratedRegex(@"\A(?<scheme>https?://)?(?<authority>[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?)/?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses { get; }

    [GeneratedRegex(@"\A[0-9]{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|on\.aws)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Registries { get; }
}
