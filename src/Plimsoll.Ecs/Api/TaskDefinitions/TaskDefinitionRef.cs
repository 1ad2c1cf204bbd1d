using System.Globalization;
using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

/// <summary>Finds the task definition that a caller means.</summary>
internal static class TaskDefinitionRef
{
    /// <summary>What RunTask and its like may start: a revision that is ACTIVE, or the latest ACTIVE one of a family.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>ClientException</c> (spec/placement.md §11).</exception>
    public static TaskDefinitionRecord Resolve(View view, CallContext call, string text)
    {
        var name = Arn.Looks(text) ? EcsArns.Own(call, text)?.Split('/', 2)[^1] ?? "" : text;
        var parts = name.Split(':', 2);
        var record = parts.Length == 1
            ? view.In(EcsTables.DefinitionsByFamily, parts[0]).LastOrDefault(one => one.Definition.Status == "ACTIVE")
            : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
                ? view.Get(EcsTables.TaskDefinitions, TaskDefinitionRecord.KeyOf(parts[0], revision))
                : null;
        return record is null ? throw EcsErrors.Client("TaskDefinition not found.")
            : record.Definition.Status == "ACTIVE" ? record
            : throw EcsErrors.Client("TaskDefinition is inactive");
    }
}
