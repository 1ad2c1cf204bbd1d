using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

/// <summary>Finds the task definition that a caller means.</summary>
internal static class TaskDefinitionRef
{
    /// <summary>What RunTask and its like may start: a revision that is ACTIVE, or the latest ACTIVE one of a family.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>ClientException</c> (spec/placement.md §11).</exception>
    public static TaskDefinitionRecord Resolve(View view, CallContext call, string text)
    {
        var record = Find(view, call, text) ?? throw EcsErrors.Client("TaskDefinition not found.");
        return record.Definition.Status == DefinitionStatuses.Active ? record : throw EcsErrors.Client("TaskDefinition is inactive");
    }

    /// <summary>A revision of any status, or the latest ACTIVE one of a family; null when there is none.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>ClientException</c> when the revision is no number.</exception>
    public static TaskDefinitionRecord? Find(View view, CallContext call, string text)
    {
        if (TaskDefinitionName.Parse(call, text) is not { } name)
        {
            return null;
        }

        return name.Revision is null
            ? view.InDescending(EcsTables.DefinitionsByFamily, $"{name.Family} {DefinitionStatuses.Active}").FirstOrDefault()
            : view.Get(EcsTables.TaskDefinitions, TaskDefinitionRecord.KeyOf(name.Family, Revision(name)));
    }

    /// <summary>The one revision that a text names; the family alone is not enough.</summary>
    /// <exception cref="Plimsoll.Wire.Errors.AwsException"><c>ClientException</c>.</exception>
    public static TaskDefinitionRecord Exact(View view, CallContext call, string text)
    {
        if (TaskDefinitionName.Parse(call, text) is not { } name)
        {
            throw CannotDescribe();
        }

        return name.Revision is null
            ? throw EcsErrors.Client("Revision is missing.")
            : view.Get(EcsTables.TaskDefinitions, TaskDefinitionRecord.KeyOf(name.Family, Revision(name))) ?? throw CannotDescribe();
    }

    public static Wire.Errors.AwsException CannotDescribe() => EcsErrors.Client("Unable to describe task definition.");

    private static int Revision(TaskDefinitionName name) =>
        name.Number ?? throw EcsErrors.Client($"Invalid revision number. Number: {name.Revision}");
}
