using System.Text.Json.Serialization;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Payload;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.AgentLink;

/// <summary>The generated JSON metadata of the agent link: camelCase names, members that are not set are left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandshakeRefusal))]
[JsonSerializable(typeof(AcsTask))]
[JsonSerializable(typeof(ContainerOverrides))]
[JsonSerializable(typeof(DockerContainerConfig))]
[JsonSerializable(typeof(DockerHostConfig))]
[JsonSerializable(typeof(PayloadMessage))]
[JsonSerializable(typeof(IamRoleCredentialsMessage))]
[JsonSerializable(typeof(HeartbeatMessage))]
[JsonSerializable(typeof(TaskManifestMessage))]
[JsonSerializable(typeof(TaskStopVerificationAck))]
[JsonSerializable(typeof(AttachTaskNetworkInterfacesMessage))]
[JsonSerializable(typeof(AttachInstanceNetworkInterfacesMessage))]
[JsonSerializable(typeof(ConfirmAttachmentMessage))]
[JsonSerializable(typeof(StageUpdateMessage))]
[JsonSerializable(typeof(PerformUpdateMessage))]
[JsonSerializable(typeof(CloseMessage))]
[JsonSerializable(typeof(ErrorMessage))]
[JsonSerializable(typeof(AckRequest))]
[JsonSerializable(typeof(NackRequest))]
[JsonSerializable(typeof(HeartbeatAckRequest))]
[JsonSerializable(typeof(IamRoleCredentialsAckRequest))]
[JsonSerializable(typeof(TaskStopVerificationMessage))]
[JsonSerializable(typeof(PublishMetricsRequest))]
[JsonSerializable(typeof(PublishHealthRequest))]
[JsonSerializable(typeof(PublishInstanceStatusRequest))]
[JsonSerializable(typeof(AckPublishMetric))]
[JsonSerializable(typeof(AckPublishHealth))]
[JsonSerializable(typeof(AckPublishInstanceStatus))]
public sealed partial class AgentLinkJson : JsonSerializerContext;
