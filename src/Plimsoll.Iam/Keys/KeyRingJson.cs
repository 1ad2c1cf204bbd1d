using System.Text.Json.Serialization;

namespace Plimsoll.Iam.Keys;

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(KeyRing))]
internal sealed partial class KeyRingJson : JsonSerializerContext;
