using Plimsoll.Wire.Operations;

namespace Plimsoll.SecretsManager;

/// <summary>Secrets as other services read them for a caller.</summary>
public interface ISecretReader
{
    /// <summary>Reads a secret as GetSecretValue does: the caller must be allowed to.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="secretId">Name or ARN.</param>
    /// <param name="versionId">The version; null for the one with the label.</param>
    /// <param name="versionStage">The label; null for <c>AWSCURRENT</c>.</param>
    /// <exception cref="Wire.Errors.AwsException">As GetSecretValue answers: <c>ResourceNotFoundException</c>, <c>AccessDeniedException</c>, …</exception>
    ValueTask<SecretReading> ReadAsync(CallContext call, string secretId, string? versionId = null, string? versionStage = null);
}

/// <summary>What a read of a secret gives.</summary>
/// <param name="Arn">Its whole ARN.</param>
/// <param name="CreatedDate">When the version was made.</param>
/// <param name="Text">Its SecretString; null when it is bytes.</param>
/// <param name="Json">The answer of GetSecretValue.</param>
public sealed record SecretReading(string Arn, DateTimeOffset CreatedDate, string? Text, string Json)
{
    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => Arn;
}
