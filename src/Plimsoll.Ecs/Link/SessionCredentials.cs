using System.Collections.Concurrent;
using System.Globalization;
using Plimsoll.AgentLink.Acs;
using Plimsoll.Cells;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Link;

/// <summary>Role credentials of the tasks of one connection, renewed well before they end (spec/roles-credentials.md §4).</summary>
/// <param name="cell">Cell of the tasks.</param>
/// <param name="roles">Makes credentials.</param>
/// <param name="time">Clock.</param>
internal sealed class SessionCredentials(Cell cell, ITaskRoles roles, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(6);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromHours(2);
    private readonly ConcurrentDictionary<(string TaskKey, bool Execution), DateTimeOffset> _ends = new();

    /// <summary>A role of the task that cannot be assumed, or null.</summary>
    public string? FirstMissing(TaskRecord record, TaskDefinition definition) => new[] { Role(record, definition, false), Role(record, definition, true) }
        .FirstOrDefault(role => role is not null && roles.Assume(cell.Account, role, record.Id, Lifetime) is null);

    /// <summary>Fresh credentials of a task; null when it has no such role.</summary>
    public IamRoleCredentials? Of(TaskRecord record, bool execution)
    {
        var definition = cell.Peek(view => Definitions.Of(view, record));
        var id = execution ? record.ExecutionCredentialsId : record.TaskCredentialsId;
        if (definition is null || id is null || Role(record, definition, execution) is not { } role
            || roles.Assume(cell.Account, role, record.Id, Lifetime) is not { } made)
        {
            return null;
        }

        _ends[(record.Key, execution)] = made.Expiration;
        return new IamRoleCredentials
        {
            CredentialsId = id,
            RoleArn = role,
            AccessKeyId = made.AccessKeyId,
            SecretAccessKey = made.SecretAccessKey,
            SessionToken = made.SessionToken,
            Expiration = made.Expiration.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Fresh credentials as a message of their own.</summary>
    public IamRoleCredentialsMessage? Message(TaskRecord record, bool execution) => Of(record, execution) is { } made
        ? new IamRoleCredentialsMessage
        {
            MessageId = Naming.Ids.Uuid(),
            TaskArn = record.Task.TaskArn,
            TaskClusterArn = record.Task.ClusterArn,
            RoleType = execution ? RoleType.TaskExecution : RoleType.TaskApplication,
            RoleCredentials = made,
        }
        : null;

    /// <summary>Credentials that come near their end; null when none do. What it returns is forgotten: sending renews it.</summary>
    public (string TaskKey, bool Execution)? NextDue()
    {
        foreach (var (id, end) in _ends)
        {
            if (end - time.GetUtcNow() < RenewBefore && _ends.TryRemove(id, out _))
            {
                return id;
            }
        }

        return null;
    }

    private static string? Role(TaskRecord record, TaskDefinition definition, bool execution) => execution
        ? record.Task.Overrides?.ExecutionRoleArn ?? definition.ExecutionRoleArn
        : record.Task.Overrides?.TaskRoleArn ?? definition.TaskRoleArn;
}
