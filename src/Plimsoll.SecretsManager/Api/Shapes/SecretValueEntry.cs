using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Shapes;

/// <summary>A secret and its value.</summary>
internal sealed record SecretValueEntry
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public DateTimeOffset? CreatedDate { get; init; }

    public string? Name { get; init; }

    public byte[]? SecretBinary { get; init; }

    public string? SecretString { get; init; }

    public string? VersionId { get; init; }

    public IReadOnlyList<string>? VersionStages { get; init; }

    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => nameof(SecretValueEntry);
}
