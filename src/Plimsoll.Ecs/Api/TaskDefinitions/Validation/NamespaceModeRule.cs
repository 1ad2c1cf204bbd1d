namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Sharing of process and IPC namespaces is a thing of Linux.</summary>
internal static class NamespaceModeRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (!Platforms.IsWindows(definition))
        {
            yield break;
        }

        if (definition.PidMode is not null)
        {
            yield return "pidMode is not supported for Windows containers.";
        }

        if (definition.IpcMode is not null)
        {
            yield return "ipcMode is not supported for Windows containers.";
        }
    }
}
