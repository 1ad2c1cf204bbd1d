using Plimsoll.Ecs;
using Plimsoll.Iam;

namespace Plimsoll.Hosting;

/// <summary>Sessions of the roles that tasks name, where their trust policies let tasks have them.</summary>
/// <param name="roles">The accounts' roles.</param>
internal sealed class TaskRoles(IRoles roles) : ITaskRoles
{
    /// <summary>Follows the ARN of a task whose record, not whose life, the credentials end with.</summary>
    public const string Execution = "#execution";

    private const string Ecs = "ecs.amazonaws.com";
    private const string Tasks = "ecs-tasks.amazonaws.com";

    /// <inheritdoc/>
    public RoleCredentials? Assume(string account, string roleArn, string taskArn, bool execution, TimeSpan lifetime)
    {
        var id = taskArn[(taskArn.LastIndexOf('/') + 1)..];
        return roles.Assume(account, roleArn, Tasks, id, lifetime, taskArn, execution ? taskArn + Execution : taskArn).Credential is { } made
            ? new RoleCredentials(made.AccessKeyId, made.SecretAccessKey, made.SessionToken!, made.Expires!.Value)
            : null;
    }

    /// <inheritdoc/>
    public ValueTask EnsureLinkedRoleAsync(string account) => roles.EnsureServiceLinkedRoleAsync(account, Ecs);
}
