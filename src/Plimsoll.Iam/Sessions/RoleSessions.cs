using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Sessions;

/// <summary>Whom the sessions of roles and users stand for, in AWS's forms.</summary>
internal static class RoleSessions
{
    /// <summary>A session of a role.</summary>
    /// <param name="account">Account of the role, twelve digits.</param>
    /// <param name="roleName">Its name, without the path.</param>
    /// <param name="roleId">Its unique id.</param>
    /// <param name="sessionName">Name of the session: an instance's id, a task's id.</param>
    /// <param name="session">What the session is bound to.</param>
    public static Principal OfRole(string account, string roleName, string roleId, string sessionName, PrincipalSession session) => new(
        PrincipalKind.AssumedRole, account, $"arn:aws:sts::{account}:assumed-role/{roleName}/{sessionName}", $"{roleId}:{sessionName}")
    {
        Session = session,
    };

    /// <summary>A federated user.</summary>
    /// <param name="account">Account of who asked for it, twelve digits.</param>
    /// <param name="name">Its name.</param>
    /// <param name="session">What the session is bound to.</param>
    public static Principal OfFederatedUser(string account, string name, PrincipalSession session) => new(
        PrincipalKind.FederatedUser, account, $"arn:aws:sts::{account}:federated-user/{name}", $"{account}:{name}")
    {
        Session = session,
    };
}
