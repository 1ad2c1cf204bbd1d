using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;

namespace Plimsoll.Ssm.Model;

/// <summary>How the records of Parameter Store are written to the store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(ParameterRecord))]
[JsonSerializable(typeof(ParameterVersionRecord))]
internal sealed partial class SsmModelJson : JsonSerializerContext;
