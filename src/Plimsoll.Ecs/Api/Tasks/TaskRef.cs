using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Tasks;

/// <summary>Finds the task that a caller names.</summary>
internal static class TaskRef
{
    /// <summary>The task of an id or ARN in a cluster, or null.</summary>
    public static TaskRecord? Find(View view, CallContext call, string cluster, string idOrArn) =>
        EcsArns.IdIn(call, "task", cluster, idOrArn) is { } id ? view.Get(EcsTables.Tasks, TaskRecord.KeyOf(cluster, id)) : null;
}
