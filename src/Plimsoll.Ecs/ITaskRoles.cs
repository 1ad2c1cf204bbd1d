namespace Plimsoll.Ecs;

/// <summary>Gives the credentials of roles to tasks.</summary>
public interface ITaskRoles
{
    /// <summary>Temporary credentials of a role for a task, or null when the role cannot be assumed. They end with the task.</summary>
    /// <param name="account">Account of the task.</param>
    /// <param name="roleArn">Role.</param>
    /// <param name="taskArn">The task: its id names the session.</param>
    /// <param name="execution">True for the execution role, which outlives the task's containers: their last words are written with it.</param>
    /// <param name="lifetime">How long they are good for at most.</param>
    RoleCredentials? Assume(string account, string roleArn, string taskArn, bool execution, TimeSpan lifetime);

    /// <summary>Makes ECS's service-linked role in an account unless it is there.</summary>
    ValueTask EnsureLinkedRoleAsync(string account) => ValueTask.CompletedTask;
}

/// <summary>Temporary credentials.</summary>
/// <param name="AccessKeyId">Public part.</param>
/// <param name="SecretAccessKey">Secret part; never printed.</param>
/// <param name="SessionToken">Comes along with every call.</param>
/// <param name="Expiration">Their end.</param>
public sealed record RoleCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset Expiration)
{
    /// <summary>The public part alone: secrets do not reach logs.</summary>
    public override string ToString() => AccessKeyId;
}
