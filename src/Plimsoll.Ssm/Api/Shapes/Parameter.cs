using System.Text.Json.Serialization;

namespace Plimsoll.Ssm.Api.Shapes;

/// <summary>A parameter with its value.</summary>
internal sealed record Parameter
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? DataType { get; init; }

    public DateTimeOffset? LastModifiedDate { get; init; }

    public string? Name { get; init; }

    public string? Selector { get; init; }

    public string? SourceResult { get; init; }

    public string? Type { get; init; }

    public string? Value { get; init; }

    public long? Version { get; init; }

    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => nameof(Parameter);
}
