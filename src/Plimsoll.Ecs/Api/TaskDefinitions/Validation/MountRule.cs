namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Mounts name volumes of the definition; volumesFrom names other containers of it (spec/volumes.md §1).</summary>
internal static class MountRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        foreach (var mount in container.MountPoints ?? [])
        {
            if (string.IsNullOrEmpty(mount.ContainerPath))
            {
                yield return $"containerPath of a mount point of container '{container.Name}' should not be null or empty.";
            }

            if (definition.Volumes!.All(volume => volume.Name != mount.SourceVolume))
            {
                yield return $"Unknown volume '{mount.SourceVolume}'.";
            }
        }

        foreach (var twice in Duplicates.In((container.MountPoints ?? []).Select(mount => mount.ContainerPath)))
        {
            yield return $"Container '{container.Name}' mounts more than one volume at '{twice}'.";
        }

        foreach (var source in (container.VolumesFrom ?? []).Select(from => from.SourceContainer))
        {
            if (source == container.Name || definition.ContainerDefinitions!.All(one => one.Name != source))
            {
                yield return $"Container '{container.Name}' takes volumes from '{source}', which is not another container of the task definition.";
            }
        }
    }
}
