namespace Plimsoll.SecretsManager.Api.Shapes;

/// <summary>A version of a secret.</summary>
internal sealed record SecretVersionsListEntry
{
    public DateTimeOffset? CreatedDate { get; init; }

    public IReadOnlyList<string>? KmsKeyIds { get; init; }

    public DateTimeOffset? LastAccessedDate { get; init; }

    public string? VersionId { get; init; }

    public IReadOnlyList<string>? VersionStages { get; init; }
}
