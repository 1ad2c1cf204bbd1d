using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Shapes;

/// <summary>A secret as it is listed.</summary>
internal sealed record SecretListEntry
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public DateTimeOffset? CreatedDate { get; init; }

    public DateTimeOffset? DeletedDate { get; init; }

    public string? Description { get; init; }

    public string? KmsKeyId { get; init; }

    public DateTimeOffset? LastAccessedDate { get; init; }

    public DateTimeOffset? LastChangedDate { get; init; }

    public string? Name { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? SecretVersionsToStages { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}
