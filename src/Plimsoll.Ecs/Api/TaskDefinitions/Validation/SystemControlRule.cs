namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Namespaced kernel parameters; those of the network are the host's when the network is.</summary>
internal static class SystemControlRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        foreach (var control in container.SystemControls ?? [])
        {
            if (string.IsNullOrEmpty(control.Namespace) || string.IsNullOrEmpty(control.Value))
            {
                yield return $"Namespace and value of a system control of container '{container.Name}' should not be null or empty.";
            }
            else if (Platforms.IsHost(definition) && control.Namespace.StartsWith("net.", StringComparison.Ordinal))
            {
                yield return $"The system control '{control.Namespace}' is not supported when networkMode=host.";
            }
            else if (definition.IpcMode is "host" or "task" && IsIpc(control.Namespace))
            {
                yield return $"The system control '{control.Namespace}' is not supported when ipcMode={definition.IpcMode}.";
            }
        }
    }

    private static bool IsIpc(string name) =>
        name.StartsWith("kernel.msg", StringComparison.Ordinal)
        || name.StartsWith("kernel.sem", StringComparison.Ordinal)
        || name.StartsWith("kernel.shm", StringComparison.Ordinal)
        || name.StartsWith("fs.mqueue.", StringComparison.Ordinal);
}
