using Plimsoll.Cells;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Placement;

/// <summary>The tasks that hold something of an instance. The placement ledger knows them; an index of the table would know the same twice.</summary>
internal static class LiveTasks
{
    /// <summary>Tasks placed on an instance that have not stopped, in the order of their keys.</summary>
    /// <param name="view">The cell.</param>
    /// <param name="instanceKey">Key of the instance's record.</param>
    public static List<TaskRecord> On(View view, string instanceKey)
    {
        var cluster = instanceKey[..instanceKey.IndexOf('/', StringComparison.Ordinal)];
        return [.. view.Derived<FleetIndex>().Of(cluster).TasksOn(instanceKey)
            .Select(task => task.Id)
            .Order(StringComparer.Ordinal)
            .Select(key => view.Get(EcsTables.Tasks, key)!)];
    }
}
