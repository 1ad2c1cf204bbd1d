using Plimsoll.Wire.Operations;

namespace Plimsoll.Wire.Signing;

/// <summary>A key pair and whom it stands for.</summary>
/// <param name="AccessKeyId">Public part.</param>
/// <param name="SecretAccessKey">Secret part; never printed.</param>
/// <param name="SessionToken">Token that must come along with temporary keys.</param>
/// <param name="Principal">Whom the key stands for.</param>
/// <param name="Expires">When temporary keys end; null for lasting ones.</param>
public sealed record Credential(
    string AccessKeyId, string SecretAccessKey, string? SessionToken, Principal Principal, DateTimeOffset? Expires)
{
    /// <summary>The public part alone: secrets do not reach logs.</summary>
    public override string ToString() => AccessKeyId;
}

/// <summary>Finds the keys that may sign.</summary>
public interface ICredentials
{
    /// <summary>The credential of an access key, or null when there is none such, or when the session token does not go with it.</summary>
    Credential? Find(string accessKeyId, string? sessionToken);
}
