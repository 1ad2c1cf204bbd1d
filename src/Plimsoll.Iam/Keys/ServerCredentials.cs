using Plimsoll.Cells;
using Plimsoll.Iam.Authorization;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Sessions;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Iam.Keys;

/// <summary>The keys that may sign: the root user's, those of users that are active, and sessions of roles and users that are there.</summary>
public sealed class ServerCredentials : ICredentials
{
    private readonly CellHost _cells;
    private readonly AccessKeySecrets _secrets;
    private readonly SessionTokens _sessions;
    private readonly Func<string, bool> _holderLives;

    internal ServerCredentials(KeyRing ring, string account, CellHost cells, AccessKeySecrets secrets, SessionTokens sessions, Func<string, bool> holderLives)
    {
        (_cells, _secrets, _sessions, _holderLives) = (cells, secrets, sessions, holderLives);
        Root = new(
            ring.RootAccessKeyId, ring.RootSecretAccessKey, null, new Principal(PrincipalKind.Root, account, $"arn:aws:iam::{account}:root", account), null);
    }

    /// <summary>The root user of the account.</summary>
    public Credential Root { get; }

    /// <inheritdoc/>
    public Credential? Find(string accessKeyId, string? sessionToken) => sessionToken is not null
        ? OfSession(accessKeyId, sessionToken)
        : accessKeyId == Root.AccessKeyId ? Root : OfUser(accessKeyId);

    private Credential? OfSession(string accessKeyId, string sessionToken) =>
        _sessions.Read(accessKeyId, sessionToken) is { } session && CellOf(session.Principal.Account) is { } cell
        && cell.Peek(view => PrincipalFacts.Lives(view, session.Principal))
        && (session.Principal.Session?.Holder is not { } holder || _holderLives(holder)) ? session : null;

    // The account is in the key. Who guesses keys makes no cells.
    private Credential? OfUser(string accessKeyId) =>
        Ids.AccountOf(accessKeyId) is { } account && CellOf(account) is { } cell ? cell.Peek(view => OfUser(view, account, accessKeyId)) : null;

    private Credential? OfUser(View view, string account, string accessKeyId) =>
        view.Get(IamTables.AccessKeys, accessKeyId) is { IsActive: true } key
        && Control.Find.UserById(view, key.UserId) is { } user
        && _secrets.Open(key.Id, key.SealedSecret) is { } secret
            ? new Credential(
                key.Id, secret, null, new Principal(PrincipalKind.User, account, new IamArns(account).Of(user), user.Id) { AccessKeyId = key.Id }, null)
            : null;

    private Cell? CellOf(string account) => _cells.Find(account, IamContext.Region);
}
