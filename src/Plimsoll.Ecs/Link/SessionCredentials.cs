using System.Collections.Concurrent;
using System.Globalization;
using Plimsoll.AgentLink.Acs;
using Plimsoll.Cells;
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

    /// <summary>The role that a task asks for, or null.</summary>
    public static string? Role(TaskRecord record, TaskDefinition definition, bool execution) => execution
        ? record.Task.Overrides?.ExecutionRoleArn ?? definition.ExecutionRoleArn
        : record.Task.Overrides?.TaskRoleArn ?? definition.TaskRoleArn;

    /// <summary>Fresh credentials of a task; null when it has no such role, or one that cannot be assumed.</summary>
    public IamRoleCredentials? Of(TaskRecord record, TaskDefinition definition, bool execution)
    {
        var id = execution ? record.ExecutionCredentialsId : record.TaskCredentialsId;
        if (id is null || Role(record, definition, execution) is not { } role || roles.Assume(cell.Account, role, record.Task.TaskArn!, execution, Lifetime) is not { } made)
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

    /// <summary>Forgets a task that needs none any more.</summary>
    public void Remove(string taskKey, bool execution) => _ends.TryRemove((taskKey, execution), out _);

    /// <summary>Those that come near their end. They stay due until they are made anew: a role that cannot be assumed now is tried again.</summary>
    public IReadOnlyList<(string TaskKey, bool Execution)> Due()
    {
        var limit = time.GetUtcNow() + RenewBefore;
        return [.. _ends.Where(one => one.Value < limit).Select(one => one.Key)];
    }
}
