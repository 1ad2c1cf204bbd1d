using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;

namespace Plimsoll.Iam.Model;

/// <summary>How the records of IAM are written to the store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(RoleRecord))]
[JsonSerializable(typeof(UserRecord))]
[JsonSerializable(typeof(GroupRecord))]
[JsonSerializable(typeof(MembershipRecord))]
[JsonSerializable(typeof(AttachmentRecord))]
[JsonSerializable(typeof(PolicyRecord))]
[JsonSerializable(typeof(InstanceProfileRecord))]
[JsonSerializable(typeof(AccessKeyRecord))]
[JsonSerializable(typeof(LastUseRecord))]
[JsonSerializable(typeof(AccountRecord))]
[JsonSerializable(typeof(OidcProviderRecord))]
[JsonSerializable(typeof(RoleDeletionRecord))]
internal sealed partial class IamModelJson : JsonSerializerContext;
