using System.Collections.Concurrent;
using Plimsoll.AgentLink.Acs;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Credentials;

/// <summary>The role credentials of the tasks, by the id under which they are asked for. In memory only: never on disk.</summary>
internal sealed class CredentialStore
{
    private readonly ConcurrentDictionary<string, StoredCredentials> _byId = new();

    /// <summary>Stores or replaces credentials.</summary>
    /// <param name="taskArn">The task they are for.</param>
    /// <param name="roleType">One of <see cref="RoleType"/>.</param>
    /// <param name="credentials">With an id.</param>
    public void Set(string taskArn, string roleType, IamRoleCredentials credentials) =>
        _byId[credentials.CredentialsId!] = new StoredCredentials(taskArn, roleType, credentials);

    /// <summary>The task role's credentials of an id; null when there are none. Without keys: the control plane has not sent them since the agent began.</summary>
    public StoredCredentials? Application(string credentialsId) =>
        _byId.GetValueOrDefault(credentialsId) is { RoleType: RoleType.TaskApplication } found ? found : null;

    /// <summary>The execution role's keys of a task; null when it has none.</summary>
    public SigningKeys? ExecutionKeys(string taskArn) =>
        _byId.Values.FirstOrDefault(it => it.TaskArn == taskArn && it.RoleType == RoleType.TaskExecution) is
        { Credentials: { AccessKeyId: { } id, SecretAccessKey: { } secret } role }
            ? new SigningKeys(id, secret, role.SessionToken)
            : null;

    /// <summary>The execution role's credentials of a task; null when it has none.</summary>
    public IamRoleCredentials? Execution(string taskArn) =>
        _byId.Values.FirstOrDefault(it => it.TaskArn == taskArn && it.RoleType == RoleType.TaskExecution)?.Credentials;

    /// <summary>Forgets a stopped task's credentials.</summary>
    public void RemoveTask(string taskArn)
    {
        foreach (var (id, stored) in _byId)
        {
            if (stored.TaskArn == taskArn)
            {
                _byId.TryRemove(id, out _);
            }
        }
    }
}

/// <summary>Credentials and whose they are.</summary>
internal sealed record StoredCredentials(string TaskArn, string RoleType, IamRoleCredentials Credentials);
