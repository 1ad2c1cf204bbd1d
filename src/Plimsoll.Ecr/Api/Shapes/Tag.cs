using System.Text.Json.Serialization;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>A tag of a repository.</summary>
internal sealed record Tag
{
    [JsonPropertyName("Key")]
    [Required]
    [Length(1, 128)]
    public string? Key { get; init; }

    [JsonPropertyName("Value")]
    [Required]
    [Length(0, 256)]
    public string? Value { get; init; }
}
