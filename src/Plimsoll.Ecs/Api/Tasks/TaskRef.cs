using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Tasks;

/// <summary>Finds the task that a caller names.</summary>
internal static class TaskRef
{
    private const int LongestId = 36;

    /// <summary>The task of an id or ARN in a cluster, or null.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>InvalidParameterException</c> for an id that is longer than ids are.</exception>
    public static TaskRecord? Find(View view, CallContext call, string cluster, string idOrArn) => EcsArns.IdIn(call, "task", cluster, idOrArn) switch
    {
        null => null,
        { Length: > LongestId } => throw EcsErrors.InvalidParameter($"taskId longer than {LongestId}."),
        var id => view.Get(EcsTables.Tasks, TaskRecord.KeyOf(cluster, id)),
    };
}
