using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plimsoll.Ecs.Control.Instances;

/// <summary>What an instance says of itself: the instance identity document of EC2.</summary>
internal sealed record IdentityDocument
{
    public string? InstanceId { get; init; }

    public string? InstanceType { get; init; }

    public string? AvailabilityZone { get; init; }

    public string? ImageId { get; init; }

    public string? Architecture { get; init; }

    /// <summary>Reads a document; null for none, as external instances send, and for what is not one.</summary>
    public static IdentityDocument? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            var document = JsonSerializer.Deserialize(text, IdentityDocumentJson.Default.IdentityDocument);
            return string.IsNullOrEmpty(document?.InstanceId) ? null : document;
        }
        catch (JsonException)
        {
            // The caller answers with AWS's error for an unreadable document.
            return null;
        }
    }
}

/// <summary>How identity documents are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IdentityDocument))]
internal sealed partial class IdentityDocumentJson : JsonSerializerContext;
