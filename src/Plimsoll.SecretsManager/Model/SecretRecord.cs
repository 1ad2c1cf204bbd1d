using Plimsoll.SecretsManager.Api.Shapes;

namespace Plimsoll.SecretsManager.Model;

/// <summary>A secret as it is stored; its values are those of its <see cref="SecretVersionRecord"/>s.</summary>
internal sealed record SecretRecord
{
    public required string Name { get; init; }

    /// <summary>With the six letters that are drawn each time a name is used.</summary>
    public required string Arn { get; init; }

    public string? Description { get; init; }

    /// <summary>The key that the owner names; null for AWS's default key.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Null until there was a first one.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    public required DateTimeOffset CreatedDate { get; init; }

    public required DateTimeOffset LastChangedDate { get; init; }

    /// <summary>A day; null until the first read.</summary>
    public DateTimeOffset? LastAccessedDate { get; init; }

    /// <summary>When it goes; null while it is not scheduled for deletion.</summary>
    public DateTimeOffset? DeletionDate { get; init; }

    /// <summary>Staging labels and the version that each is on: a label is on one version at most.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The labels of a version, in alphabetical order.</summary>
    public IReadOnlyList<string> LabelsOf(string versionId) =>
        [.. Labels.Where(label => label.Value == versionId).Select(label => label.Key).Order(StringComparer.Ordinal)];
}
