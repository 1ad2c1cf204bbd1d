using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;

namespace Plimsoll.Ecs.Model;

/// <summary>How the records of ECS are written to the store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(Cluster))]
[JsonSerializable(typeof(TaskDefinitionRecord))]
[JsonSerializable(typeof(FamilyRecord))]
[JsonSerializable(typeof(ContainerInstanceRecord))]
[JsonSerializable(typeof(TaskRecord))]
[JsonSerializable(typeof(Placement.Explaining.Explanation))]
[JsonSerializable(typeof(ServiceRecord))]
[JsonSerializable(typeof(ServiceEventRecord))]
[JsonSerializable(typeof(AccountSettingRecord))]
[JsonSerializable(typeof(ClientTokenRecord))]
internal sealed partial class EcsModelJson : JsonSerializerContext;
