using Plimsoll.Ecs;
using Plimsoll.Iam.Sessions;

namespace Plimsoll.Hosting;

/// <summary>Sessions of the roles that tasks name.</summary>
/// <param name="sessions">Makes them.</param>
internal sealed class TaskRoles(SessionTokens sessions) : ITaskRoles
{
    /// <inheritdoc/>
    public RoleCredentials? Assume(string account, string roleArn, string sessionName, TimeSpan lifetime)
    {
        var made = sessions.Assume(account, roleArn, sessionName, lifetime);
        return new RoleCredentials(made.AccessKeyId, made.SecretAccessKey, made.SessionToken!, made.Expires!.Value);
    }
}
