using System.Text.Json.Serialization;

namespace Plimsoll.Ssm.Api.Shapes;

/// <summary>A parameter without its value.</summary>
internal sealed record ParameterMetadata
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? AllowedPattern { get; init; }

    public string? DataType { get; init; }

    public string? Description { get; init; }

    public string? KeyId { get; init; }

    public DateTimeOffset? LastModifiedDate { get; init; }

    public string? LastModifiedUser { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<ParameterInlinePolicy>? Policies { get; init; }

    public string? Tier { get; init; }

    public string? Type { get; init; }

    public long? Version { get; init; }
}
