using System.Text.RegularExpressions;

namespace Plimsoll.Ecs.Naming;

/// <summary>Images in Amazon ECR are known by the host of their registry: <c>ACCOUNT.dkr.ecr.REGION.…</c>.</summary>
internal static partial class EcrImages
{
    public static bool IsOne(string? image) => image is not null && Registry.IsMatch(image);

    [GeneratedRegex(@"\A[0-9]{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.[^/]+/", RegexOptions.CultureInvariant)]
    private static partial Regex Registry { get; }
}
