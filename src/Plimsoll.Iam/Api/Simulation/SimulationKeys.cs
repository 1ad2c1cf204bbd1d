using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Api.Simulation;

/// <summary>The condition keys of a simulation: those that are given, and what is known of whose policies they are.</summary>
internal sealed class SimulationKeys(Principal principal, IReadOnlyList<TagValue> tags, IReadOnlyList<ContextEntry> entries) : IContextKeys
{
    private const string TagPrefix = "aws:PrincipalTag/";

    /// <inheritdoc/>
    public IReadOnlyList<string>? Find(string key) =>
        entries.FirstOrDefault(one => string.Equals(one.ContextKeyName, key, StringComparison.OrdinalIgnoreCase)) is { } given ? given.ContextKeyValues ?? []
        : principal.UserId.Length == 0 ? null
        : Known(key) is { } value ? [value]
        : null;

    private string? Known(string key) => key.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase)
        ? tags.FirstOrDefault(tag => string.Equals(tag.Key, key[TagPrefix.Length..], StringComparison.OrdinalIgnoreCase))?.Value
        : key.ToLowerInvariant() switch
        {
            "aws:principalarn" => principal.Arn,
            "aws:principalaccount" => principal.Account,
            "aws:userid" => principal.UserId,
            "aws:username" when principal.Kind == PrincipalKind.User => principal.Arn[(principal.Arn.LastIndexOf('/') + 1)..],
            _ => null,
        };
}
