using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Ec2;

namespace Plimsoll.Local;

/// <summary>
/// The instance identity document that goes with a registration
/// (docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-identity-documents.html).
/// </summary>
internal sealed record IdentityDocument(
    string InstanceId, string InstanceType, string AvailabilityZone, string Region, string AccountId, string ImageId, string Architecture)
{
    /// <summary>The document of an instance, as JSON.</summary>
    public static string Of(LocalInstance instance, string account) => JsonSerializer.Serialize(
        new IdentityDocument(
            instance.Id, instance.Type, instance.Zone, instance.Region, account, LocalImage.Id,
            RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x86_64"),
        IdentityDocumentJson.Default.IdentityDocument);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IdentityDocument))]
internal sealed partial class IdentityDocumentJson : JsonSerializerContext;
