using System.Globalization;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Authorization;

/// <summary>The condition keys that come with who calls: its tags, and what its session is bound to.</summary>
/// <param name="principal">Who.</param>
/// <param name="facts">What the state knows of it.</param>
/// <param name="more">Keys that are asked before these; null for none.</param>
internal sealed class PrincipalKeys(Principal principal, PrincipalFacts facts, IContextKeys? more) : IContextKeys
{
    private const string TagPrefix = "aws:PrincipalTag/";

    /// <inheritdoc/>
    public IReadOnlyList<string>? Find(string key) => more?.Find(key) ?? (Own(key) is { } value ? [value] : null);

    private string? Own(string key)
    {
        if (key.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return Tag(key[TagPrefix.Length..]);
        }

        return key.ToLowerInvariant() switch
        {
            "aws:principalarn" => facts.Arn,
            "aws:principaltype" when principal.Kind == PrincipalKind.FederatedUser => "FederatedUser",
            "aws:tokenissuetime" => principal.Session?.Issued.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "aws:sourceidentity" => principal.Session?.SourceIdentity,

            // Of temporary keys alone; there are no devices here that could make it true.
            "aws:multifactorauthpresent" => principal.Session is null ? null : "false",
            _ => principal.Session?.Keys?.FirstOrDefault(one => string.Equals(one.Key, key, StringComparison.OrdinalIgnoreCase)).Value,
        };
    }

    private string? Tag(string name) =>
        principal.Session?.Tags?.FirstOrDefault(one => string.Equals(one.Key, name, StringComparison.OrdinalIgnoreCase)).Value
        ?? facts.Tags.FirstOrDefault(one => string.Equals(one.Key, name, StringComparison.OrdinalIgnoreCase))?.Value;
}
