using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

/// <summary>Says whether a revision may be deleted: it must be named with its number and no longer be ACTIVE.</summary>
internal static class DefinitionDeletion
{
    /// <summary>The record to delete, or why there is none.</summary>
    public static (TaskDefinitionRecord? Record, string? Reason) Judge(View view, CallContext call, string text)
    {
        if (TaskDefinitionName.Parse(call, text) is not { Number: { } revision } name)
        {
            return (null, "The specified task definition identifier is invalid. Specify a valid name or ARN and try again.");
        }

        return view.Get(EcsTables.TaskDefinitions, TaskDefinitionRecord.KeyOf(name.Family, revision)) switch
        {
            null => (null, "The specified task definition does not exist. Specify a valid account, family, revision and try again."),
            { Definition.Status: DefinitionStatuses.Active } =>
                (null, "The specified task definition is still in ACTIVE status. Please deregister the target and try again."),
            var record => (record, null),
        };
    }
}
