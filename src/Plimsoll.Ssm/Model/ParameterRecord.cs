using Plimsoll.Ssm.Api.Shapes;

namespace Plimsoll.Ssm.Model;

/// <summary>A parameter as it is stored; what changes from version to version is in its <see cref="ParameterVersionRecord"/>s.</summary>
internal sealed record ParameterRecord
{
    public required string Name { get; init; }

    /// <summary>Of the latest version, from 1 on.</summary>
    public required long Version { get; init; }

    /// <summary>One of <see cref="Tiers"/>.</summary>
    public required string Tier { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>Labels and the version that each is on: a label is on one version at most.</summary>
    public IReadOnlyDictionary<string, long> Labels { get; init; } = new Dictionary<string, long>();

    /// <summary>When it goes, as its policy says; null where none does.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The labels of a version, in alphabetical order.</summary>
    public IReadOnlyList<string> LabelsOf(long version) =>
        [.. Labels.Where(label => label.Value == version).Select(label => label.Key).Order(StringComparer.Ordinal)];
}
