using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Placement.Explaining;

namespace Plimsoll.Ecs.Model;

/// <summary>
/// Why a task is where it is, as it is stored. Every task has one and few people ask: one array of bytes is less for a collection to
/// walk than a score of objects.
/// </summary>
[JsonConverter(typeof(Converter))]
internal sealed class PackedExplanation
{
    private readonly byte[] _json;

    private PackedExplanation(byte[] json) => _json = json;

    public static PackedExplanation? Of(Explanation? explanation) =>
        explanation is null ? null : new PackedExplanation(JsonSerializer.SerializeToUtf8Bytes(explanation, EcsModelJson.Default.Explanation));

    public Explanation Unpack() => JsonSerializer.Deserialize(_json, EcsModelJson.Default.Explanation)!;

    internal sealed class Converter : JsonConverter<PackedExplanation>
    {
        public override PackedExplanation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader)).ToArray());

        public override void Write(Utf8JsonWriter writer, PackedExplanation value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value._json, skipInputValidation: true);
    }
}
