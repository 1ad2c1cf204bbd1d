using System.Text.Json.Serialization;

namespace Plimsoll.Agent.ControlPlane;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RegisterContainerInstanceRequest))]
[JsonSerializable(typeof(RegisterContainerInstanceResponse))]
[JsonSerializable(typeof(CreateClusterRequest))]
[JsonSerializable(typeof(CreateClusterResponse))]
[JsonSerializable(typeof(DiscoverPollEndpointRequest))]
[JsonSerializable(typeof(DiscoverPollEndpointResponse))]
[JsonSerializable(typeof(SubmitTaskStateChangeRequest))]
[JsonSerializable(typeof(SubmitAttachmentStateChangesRequest))]
[JsonSerializable(typeof(SubmitResponse))]
[JsonSerializable(typeof(GetTaskProtectionRequest))]
[JsonSerializable(typeof(UpdateTaskProtectionRequest))]
[JsonSerializable(typeof(TaskProtectionResponse))]
[JsonSerializable(typeof(ListTagsForResourceRequest))]
[JsonSerializable(typeof(ListTagsForResourceResponse))]
[JsonSerializable(typeof(CreateLogGroupRequest))]
[JsonSerializable(typeof(CreateLogStreamRequest))]
[JsonSerializable(typeof(PutLogEventsRequest))]
[JsonSerializable(typeof(GetLogEventsRequest))]
[JsonSerializable(typeof(GetLogEventsResponse))]
[JsonSerializable(typeof(EmptyResponse))]
[JsonSerializable(typeof(GetAuthorizationTokenRequest))]
[JsonSerializable(typeof(GetAuthorizationTokenResponse))]
internal sealed partial class ControlPlaneJson : JsonSerializerContext;
