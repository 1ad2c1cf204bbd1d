using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;

namespace Plimsoll.SecretsManager.Model;

/// <summary>How the records of Secrets Manager are written to the store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(SecretRecord))]
[JsonSerializable(typeof(SecretVersionRecord))]
[JsonSerializable(typeof(SecretPolicyRecord))]
internal sealed partial class SecretsModelJson : JsonSerializerContext;
