using Plimsoll.SecretsManager;
using Plimsoll.Ssm;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Hosting;

/// <summary>Has Parameter Store read the secrets of Secrets Manager.</summary>
/// <param name="secrets">Reads them.</param>
internal sealed class SecretReferences(ISecretReader secrets) : ISecretReferences
{
    /// <inheritdoc/>
    public async ValueTask<ReferencedSecret> ReadAsync(CallContext call, string name, string? versionId, string? label)
    {
        var read = await secrets.ReadAsync(call, name, versionId, label);
        return new ReferencedSecret(read.Arn, read.CreatedDate, read.Text, read.Json);
    }
}
