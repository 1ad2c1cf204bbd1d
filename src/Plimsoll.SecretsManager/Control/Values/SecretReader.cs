using System.Text.Json;
using Plimsoll.SecretsManager.Api;
using Plimsoll.SecretsManager.Api.Values;
using Plimsoll.SecretsManager.Control.Policies;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.SecretsManager.Control.Values;

/// <summary>Reads secrets for other services.</summary>
internal sealed class SecretReader(SecretReads reads, SecretAccess access) : ISecretReader
{
    public async ValueTask<SecretReading> ReadAsync(CallContext call, string secretId, string? versionId = null, string? versionStage = null)
    {
        access.RequireRead(call, secretId);
        var (secret, version, value) = await reads.ReadAsync(SecretRef.Read(call, secretId), versionId, versionStage).ConfigureAwait(false);
        var answer = JsonSerializer.Serialize(GetSecretValueResponse.Of(secret, version, value), SecretsManagerApiJson.Default.GetSecretValueResponse);
        return new SecretReading(secret.Arn, version.CreatedDate, value.Text, answer);
    }
}
