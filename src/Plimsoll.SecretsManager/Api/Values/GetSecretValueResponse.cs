using System.Text.Json.Serialization;
using Plimsoll.SecretsManager.Control.Values;
using Plimsoll.SecretsManager.Model;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Output of <c>GetSecretValue</c>.</summary>
internal sealed record GetSecretValueResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public DateTimeOffset? CreatedDate { get; init; }

    public string? Name { get; init; }

    public byte[]? SecretBinary { get; init; }

    public string? SecretString { get; init; }

    public string? VersionId { get; init; }

    public IReadOnlyList<string>? VersionStages { get; init; }

    /// <summary>The answer for a version that was read.</summary>
    public static GetSecretValueResponse Of(SecretRecord secret, SecretVersionRecord version, SecretValue value) => new()
    {
        Arn = secret.Arn,
        Name = secret.Name,
        VersionId = version.VersionId,
        SecretString = value.Text,
        SecretBinary = value.Binary,
        VersionStages = secret.LabelsOf(version.VersionId) is { Count: > 0 } labels ? labels : null,
        CreatedDate = version.CreatedDate,
    };

    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => nameof(GetSecretValueResponse);
}
