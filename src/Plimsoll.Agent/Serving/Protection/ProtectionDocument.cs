using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plimsoll.Agent.Serving.Protection;

/// <summary>The answer: one of the three.</summary>
internal sealed record ProtectionDocument
{
    [JsonPropertyName("protection")]
    public ProtectionState? Protection { get; init; }

    [JsonPropertyName("failure")]
    public ProtectionRefusal? Failure { get; init; }

    [JsonPropertyName("error")]
    public ProtectionError? Error { get; init; }
}

/// <summary>A task's protection.</summary>
internal sealed record ProtectionState(DateTime? ExpirationDate, bool ProtectionEnabled, string? TaskArn);

/// <summary>ECS took the call and could not do it.</summary>
internal sealed record ProtectionRefusal(string? Arn, string? Detail, string? Reason);

/// <summary>ECS or the agent refused the call.</summary>
internal sealed record ProtectionError(string? Arn, string Code, string Message);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ProtectionRequest))]
internal sealed partial class ProtectionRequestJson : JsonSerializerContext;

[JsonSerializable(typeof(ProtectionDocument))]
internal sealed partial class ProtectionJson : JsonSerializerContext
{
    public static ProtectionJson Plain { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
