using System.Text.Json.Serialization;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Sessions;

/// <summary>What a session token carries, under the server's key.</summary>
/// <param name="SecretAccessKey">Secret that goes with the token.</param>
/// <param name="Principal">Whom the session stands for, and what it is bound to.</param>
/// <param name="Expires">Its end.</param>
internal sealed record SessionContent(string SecretAccessKey, Principal Principal, DateTimeOffset Expires)
{
    /// <summary>Whom it stands for: secrets do not reach logs.</summary>
    public override string ToString() => Principal.Arn;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SessionContent))]
internal sealed partial class SessionContentJson : JsonSerializerContext;
