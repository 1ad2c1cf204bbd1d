using Plimsoll.Ecs;
using Plimsoll.Iam;

namespace Plimsoll.Hosting;

/// <summary>Sessions of the roles that tasks name, where their trust policies let tasks have them.</summary>
/// <param name="roles">The accounts' roles.</param>
internal sealed class TaskRoles(IRoles roles) : ITaskRoles
{
    private const string Tasks = "ecs-tasks.amazonaws.com";

    /// <inheritdoc/>
    public RoleCredentials? Assume(string account, string roleArn, string sessionName, TimeSpan lifetime) =>
        roles.Assume(account, roleArn, Tasks, sessionName, lifetime).Credential is { } made
            ? new RoleCredentials(made.AccessKeyId, made.SecretAccessKey, made.SessionToken!, made.Expires!.Value)
            : null;
}
