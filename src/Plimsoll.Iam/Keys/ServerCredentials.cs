using Plimsoll.Iam.Sessions;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Iam.Keys;

/// <summary>The keys that may sign: the root user's, and sessions.</summary>
/// <param name="ring">Keys of the server.</param>
/// <param name="account">Account of the root user, twelve digits.</param>
/// <param name="sessions">Temporary keys.</param>
public sealed class ServerCredentials(KeyRing ring, string account, SessionTokens sessions) : ICredentials
{
    /// <summary>The root user of the account.</summary>
    public Credential Root { get; } = new(
        ring.RootAccessKeyId,
        ring.RootSecretAccessKey,
        null,
        new Principal(PrincipalKind.Root, account, $"arn:aws:iam::{account}:root", account),
        null);

    /// <inheritdoc/>
    public Credential? Find(string accessKeyId, string? sessionToken) => sessionToken is null
        ? accessKeyId == Root.AccessKeyId ? Root : null
        : sessions.Read(accessKeyId, sessionToken);
}
