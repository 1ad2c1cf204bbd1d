using System.Runtime.CompilerServices;
using Plimsoll.Cells;
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

    // A secret is opened once for each state of its key and its user: their records never change.
    private readonly ConditionalWeakTable<AccessKeyRecord, Opened> _opened = [];

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

    private Credential? OfUser(View view, string account, string accessKeyId)
    {
        if (view.Get(IamTables.AccessKeys, accessKeyId) is not { IsActive: true } key || view.Derived<PrincipalPolicies>().Of(view, account, key.UserId) is not { } user)
        {
            return null;
        }

        if (!_opened.TryGetValue(key, out var opened) || !ReferenceEquals(opened.User, user))
        {
            if (_secrets.Open(key.Id, key.SealedSecret) is not { } secret)
            {
                return null;
            }

            opened = new Opened(
                user,
                new Credential(key.Id, secret, null, new Principal(PrincipalKind.User, account, user.Arn, key.UserId) { AccessKeyId = key.Id }, null));
            _opened.AddOrUpdate(key, opened);
        }

        return opened.Credential;
    }

    private Cell? CellOf(string account) => _cells.Find(account, IamContext.Region);

    private sealed record Opened(PrincipalFacts User, Credential Credential)
    {
        /// <summary>The public part alone: secrets do not reach logs.</summary>
        public override string ToString() => Credential.AccessKeyId;
    }
}
