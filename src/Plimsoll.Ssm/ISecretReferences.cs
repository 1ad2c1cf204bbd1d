using Plimsoll.Wire.Operations;

namespace Plimsoll.Ssm;

/// <summary>Secrets that are read as parameters, <c>/aws/reference/secretsmanager/NAME</c>.</summary>
public interface ISecretReferences
{
    /// <summary>Reads a secret as Secrets Manager does for the caller.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="name">Name of the secret.</param>
    /// <param name="versionId">The version; null for the one with the label.</param>
    /// <param name="label">The label; null for the current version's.</param>
    /// <exception cref="Wire.Errors.AwsException">As Secrets Manager answers.</exception>
    ValueTask<ReferencedSecret> ReadAsync(CallContext call, string name, string? versionId, string? label);
}

/// <summary>A secret that is read as a parameter.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="CreatedDate">When the version was made.</param>
/// <param name="Value">Its text; null when it is bytes, which no parameter can be.</param>
/// <param name="Json">All that Secrets Manager tells.</param>
public sealed record ReferencedSecret(string Arn, DateTimeOffset CreatedDate, string? Value, string Json)
{
    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => Arn;
}
