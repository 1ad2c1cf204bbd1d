using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.AgentLink;

/// <summary>Turns messages into the text frames of both websockets and back (agent-protocol §2.2).</summary>
public static class LinkCodec
{
    private static readonly (string Name, JsonTypeInfo Type)[] Known =
    [
        ("PayloadMessage", AgentLinkJson.Default.PayloadMessage),
        ("IAMRoleCredentialsMessage", AgentLinkJson.Default.IamRoleCredentialsMessage),
        ("HeartbeatMessage", AgentLinkJson.Default.HeartbeatMessage),
        ("TaskManifestMessage", AgentLinkJson.Default.TaskManifestMessage),
        ("TaskStopVerificationAck", AgentLinkJson.Default.TaskStopVerificationAck),
        ("AttachTaskNetworkInterfacesMessage", AgentLinkJson.Default.AttachTaskNetworkInterfacesMessage),
        ("AttachInstanceNetworkInterfacesMessage", AgentLinkJson.Default.AttachInstanceNetworkInterfacesMessage),
        ("ConfirmAttachmentMessage", AgentLinkJson.Default.ConfirmAttachmentMessage),
        ("StageUpdateMessage", AgentLinkJson.Default.StageUpdateMessage),
        ("PerformUpdateMessage", AgentLinkJson.Default.PerformUpdateMessage),
        ("CloseMessage", AgentLinkJson.Default.CloseMessage),
        ("ErrorMessage", AgentLinkJson.Default.ErrorMessage),
        ("AckRequest", AgentLinkJson.Default.AckRequest),
        ("NackRequest", AgentLinkJson.Default.NackRequest),
        ("HeartbeatAckRequest", AgentLinkJson.Default.HeartbeatAckRequest),
        ("IAMRoleCredentialsAckRequest", AgentLinkJson.Default.IamRoleCredentialsAckRequest),
        ("TaskStopVerificationMessage", AgentLinkJson.Default.TaskStopVerificationMessage),
        ("PublishMetricsRequest", AgentLinkJson.Default.PublishMetricsRequest),
        ("PublishHealthRequest", AgentLinkJson.Default.PublishHealthRequest),
        ("PublishInstanceStatusRequest", AgentLinkJson.Default.PublishInstanceStatusRequest),
        ("AckPublishMetric", AgentLinkJson.Default.AckPublishMetric),
        ("AckPublishHealth", AgentLinkJson.Default.AckPublishHealth),
        ("AckPublishInstanceStatus", AgentLinkJson.Default.AckPublishInstanceStatus),
    ];

    private static readonly FrozenDictionary<string, JsonTypeInfo> ByName =
        Known.ToFrozenDictionary(known => known.Name, known => known.Type);

    private static readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Type)> ByType =
        Known.ToFrozenDictionary(known => known.Type.Type);

    /// <summary>Every message name of the link, in both directions.</summary>
    public static IEnumerable<string> MessageNames => ByName.Keys;

    /// <summary>Gives the envelope's <c>type</c> of a message.</summary>
    public static string NameOf(LinkMessage message) => ByType[message.GetType()].Name;

    /// <summary>Encodes a message with its envelope as UTF-8 JSON.</summary>
    public static byte[] Encode(LinkMessage message)
    {
        var (name, type) = ByType[message.GetType()];
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, name);
            writer.WritePropertyName("message"u8);
            JsonSerializer.Serialize(writer, message, type);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Decodes one text frame.</summary>
    /// <exception cref="JsonException">The frame is not JSON, has no <c>type</c>, or a member has the wrong JSON type.</exception>
    public static LinkFrame Decode(ReadOnlySpan<byte> utf8)
    {
        var envelope = JsonElement.Parse(utf8);
        if (envelope.ValueKind != JsonValueKind.Object
            || !envelope.TryGetProperty("type"u8, out var type)
            || type.ValueKind != JsonValueKind.String)
        {
            throw new JsonException("The frame has no type.");
        }

        var name = type.GetString()!;
        if (!ByName.TryGetValue(name, out var known))
        {
            return new LinkFrame(name, null);
        }

        return envelope.TryGetProperty("message"u8, out var message) && message.ValueKind == JsonValueKind.Object
            ? new LinkFrame(name, (LinkMessage?)message.Deserialize(known))
            : throw new JsonException($"The message of {name} is not an object.");
    }
}
