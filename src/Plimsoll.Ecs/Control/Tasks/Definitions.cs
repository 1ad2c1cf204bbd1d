using System.Globalization;
using Plimsoll.Cells;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>The definition that a task was started from: it stays until no task refers to it.</summary>
internal static class Definitions
{
    public static TaskDefinition? Of(View view, TaskRecord record)
    {
        var arn = record.Task.TaskDefinitionArn!;
        return int.TryParse(arn.AsSpan(arn.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? view.Get(EcsTables.TaskDefinitions, TaskDefinitionRecord.KeyOf(record.Family, revision))?.Definition
            : null;
    }
}
