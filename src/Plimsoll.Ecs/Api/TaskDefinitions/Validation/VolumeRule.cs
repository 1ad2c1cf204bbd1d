using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Volumes have unique names, at most one kind each, and a container that mounts them; one is configured at launch (spec/volumes.md §1, §5).</summary>
internal static class VolumeRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        var volumes = definition.Volumes!;
        foreach (var volume in volumes)
        {
            if (string.IsNullOrEmpty(volume.Name))
            {
                yield return "Volume.name should not be null or empty.";
                yield break;
            }

            if (!Names.IsValid(volume.Name))
            {
                yield return $"Volume.name '{volume.Name}' contains invalid characters or is longer than {Names.MaxLength}.";
            }

            if (Kinds(volume) > 1)
            {
                yield return $"Volume '{volume.Name}' has more than one kind of configuration: only one is allowed.";
            }

            foreach (var broken in DockerVolumeRule.Broken(volume).Concat(EfsVolumeRule.Broken(volume, definition))
                .Concat(FileSystemVolumeRule.Broken(volume, definition)))
            {
                yield return broken;
            }
        }

        foreach (var twice in Duplicates.In(volumes.Select(volume => volume.Name)))
        {
            yield return $"Volume names must be unique: '{twice}' is used more than once.";
        }

        if (volumes.Count(volume => volume.ConfiguredAtLaunch == true) > 1)
        {
            yield return "Only one volume of a task definition can be configured at launch.";
        }

        var mounted = definition.ContainerDefinitions!.SelectMany(container => container.MountPoints ?? []).Select(mount => mount.SourceVolume).ToHashSet();
        if (volumes.Where(volume => !mounted.Contains(volume.Name)).Select(volume => volume.Name).ToList() is { Count: > 0 } idle)
        {
            yield return $"Volumes [{string.Join(", ", idle)}] are not referenced by any of the containers";
        }
    }

    private static int Kinds(Volume volume) =>
        Is(volume.Host) + Is(volume.DockerVolumeConfiguration) + Is(volume.EfsVolumeConfiguration)
        + Is(volume.FsxWindowsFileServerVolumeConfiguration) + Is(volume.S3filesVolumeConfiguration)
        + (volume.ConfiguredAtLaunch == true ? 1 : 0);

    private static int Is(object? kind) => kind is null ? 0 : 1;
}
