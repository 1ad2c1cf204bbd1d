using System.Text.Json.Serialization;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Json;

namespace Plimsoll.Ecr.Model;

/// <summary>How the records of ECR are written to the store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(RepositoryRecord))]
[JsonSerializable(typeof(ImageRecord))]
[JsonSerializable(typeof(TagRecord))]
[JsonSerializable(typeof(LayerRecord))]
[JsonSerializable(typeof(SettingRecord))]
[JsonSerializable(typeof(LifecyclePolicyRecord))]
[JsonSerializable(typeof(RepositoryPolicyRecord))]
[JsonSerializable(typeof(RegistryPolicyRecord))]
[JsonSerializable(typeof(TemplateRecord))]
[JsonSerializable(typeof(PullThroughRuleRecord))]
[JsonSerializable(typeof(PullExclusionRecord))]
[JsonSerializable(typeof(ScanRecord))]
[JsonSerializable(typeof(ScanningRecord))]
[JsonSerializable(typeof(IReadOnlyList<ImageScanFinding>))]
[JsonSerializable(typeof(ReplicationConfigurationRecord))]
[JsonSerializable(typeof(ReplicationRecord))]
[JsonSerializable(typeof(ReplicationBackfillRecord))]
[JsonSerializable(typeof(BackfillImageRecord))]
internal sealed partial class EcrModelJson : JsonSerializerContext;
