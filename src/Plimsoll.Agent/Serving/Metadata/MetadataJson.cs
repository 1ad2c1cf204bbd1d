using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Plimsoll.Agent.Serving.Metadata;

[JsonSerializable(typeof(TaskDocument))]
[JsonSerializable(typeof(ContainerDocument))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(string))]
internal sealed partial class MetadataJson : JsonSerializerContext
{
    /// <summary>As the ECS agent writes: no member without a value, no quote as \u0027.</summary>
    public static MetadataJson Plain { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
