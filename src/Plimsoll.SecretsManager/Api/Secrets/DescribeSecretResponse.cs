using System.Text.Json.Serialization;
using Plimsoll.SecretsManager.Api.Shapes;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Output of <c>DescribeSecret</c>.</summary>
internal sealed record DescribeSecretResponse
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

    public IReadOnlyList<Tag>? Tags { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? VersionIdsToStages { get; init; }
}
