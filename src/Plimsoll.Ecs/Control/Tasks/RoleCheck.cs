using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Sees before a task is made that ECS may assume the roles that it gets. They are assumed for good when it starts.</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="roles">Assumes them.</param>
internal sealed class RoleCheck(EcsContext ecs, ITaskRoles roles)
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(15);

    /// <summary>Checks the roles of a definition and what overrides them. Not within a transaction: roles are another cell's.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>ClientException</c>: one cannot be assumed.</exception>
    public void Run(CallContext call, string? cluster, string definition, TaskOverride? overrides)
    {
        if (ecs.Cell(call).Peek(view => TaskDefinitionRef.Find(view, call, definition)?.Definition) is not { } found)
        {
            return;
        }

        var task = EcsArns.Task(call, EcsArns.ClusterName(call, cluster), "new");
        foreach (var (role, execution) in new[] { (overrides?.TaskRoleArn ?? found.TaskRoleArn, false), (overrides?.ExecutionRoleArn ?? found.ExecutionRoleArn, true) })
        {
            if (!string.IsNullOrEmpty(role) && roles.Assume(call.Account, role, task, execution, Least) is null)
            {
                throw EcsErrors.Client(EcsErrors.CannotAssume(role));
            }
        }
    }
}
