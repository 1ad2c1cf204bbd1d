using System.Globalization;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Managed;

/// <summary>A policy of AWS's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Path in its ARN, e.g. <c>/service-role/</c>.</param>
/// <param name="Version">Its default version, the only one that is kept here.</param>
/// <param name="Created">When AWS made it, ISO 8601.</param>
/// <param name="Updated">When AWS made the version, ISO 8601.</param>
internal sealed record AwsManagedPolicy(string Name, string Path, string Version, string Created, string Updated)
{
    private readonly Lazy<string> _document = new(() => Read(Name));

    /// <summary>Its ARN.</summary>
    public string Arn => $"{AwsManagedPolicies.ArnPrefix}{Path}{Name}";

    /// <summary>Its unique id: of AWS's form, the same on every server, but not AWS's own.</summary>
    public string Id => Ids.Of(Ids.Policy, Arn);

    /// <summary>When AWS made it.</summary>
    public DateTimeOffset CreatedAt => At(Created);

    /// <summary>When AWS made the version.</summary>
    public DateTimeOffset UpdatedAt => At(Updated);

    /// <summary>True for a policy that only a role of a service of AWS may have.</summary>
    public bool IsForServiceRoles => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);

    /// <summary>What it says: the same text each time.</summary>
    public string Document => _document.Value;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Read(string name)
    {
        using var stream = typeof(AwsManagedPolicy).Assembly.GetManifestResourceStream($"managed/{name}.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
