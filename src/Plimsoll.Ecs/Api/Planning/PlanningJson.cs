using System.Text.Json.Serialization;
using Plimsoll.Ecs.Api.Services;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Wire.Json;

namespace Plimsoll.Ecs.Api.Planning;

/// <summary>How plans and explanations are read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(ExplainTaskRequest))]
[JsonSerializable(typeof(ExplainTaskResponse))]
[JsonSerializable(typeof(ExplainServiceRequest))]
[JsonSerializable(typeof(ExplainServiceResponse))]
[JsonSerializable(typeof(RunTaskRequest))]
[JsonSerializable(typeof(CreateServiceRequest))]
[JsonSerializable(typeof(PlanResponse))]
[JsonSerializable(typeof(GetContainerOutputRequest))]
[JsonSerializable(typeof(GetContainerOutputResponse))]
[JsonSerializable(typeof(ListServiceFailuresRequest))]
[JsonSerializable(typeof(ListServiceFailuresResponse))]
internal sealed partial class PlanningJson : JsonSerializerContext;
