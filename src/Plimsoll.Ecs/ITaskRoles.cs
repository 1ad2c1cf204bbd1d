namespace Plimsoll.Ecs;

/// <summary>Gives the credentials of roles to tasks.</summary>
public interface ITaskRoles
{
    /// <summary>Temporary credentials of a role for a task, or null when the role cannot be assumed.</summary>
    /// <param name="account">Account of the task.</param>
    /// <param name="roleArn">Role.</param>
    /// <param name="sessionName">Id of the task.</param>
    /// <param name="lifetime">How long they are good for.</param>
    RoleCredentials? Assume(string account, string roleArn, string sessionName, TimeSpan lifetime);
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
