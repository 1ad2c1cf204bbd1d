using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Wire.Tests.Support;

/// <summary>An input with every kind of member, which its operation sends back.</summary>
internal sealed record Everything
{
    [Length(1, 5)]
    public string? Text { get; init; }

    [Range(-2, 10)]
    public int? Number { get; init; }

    public long? Big { get; init; }

    [Range(0, 1)]
    public double? Real { get; init; }

    public bool? Flag { get; init; }

    public DateTimeOffset? When { get; init; }

    [Pattern("[a-z]+")]
    public string? Lower { get; init; }

    [OneOf("ON", "OFF")]
    public string? Mode { get; init; }

    [Length(0, 3)]
    public IReadOnlyList<string>? Names { get; init; }

    public IReadOnlyDictionary<string, string>? Map { get; init; }

    public Part? Part { get; init; }

    public IReadOnlyList<Part>? Parts { get; init; }

    public IReadOnlyDictionary<string, Part>? PartMap { get; init; }

    public IReadOnlyList<IReadOnlyList<Part>>? Grid { get; init; }

    [Unsupported]
    public string? Later { get; init; }

    [Unsupported]
    public bool? LaterFlag { get; init; }

    [Sensitive]
    [Length(1, 3)]
    public string? Secret { get; init; }
}

internal sealed record Part
{
    [Required]
    [Length(2)]
    public string? Name { get; init; }

    public Part? Inner { get; init; }

    [OneOf("X", "Y")]
    public IReadOnlyList<string>? Kinds { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(Everything))]
internal sealed partial class ShapesJson : JsonSerializerContext
{
    public static Everything Read(string json) => JsonSerializer.Deserialize(json, Default.Everything)!;
}
