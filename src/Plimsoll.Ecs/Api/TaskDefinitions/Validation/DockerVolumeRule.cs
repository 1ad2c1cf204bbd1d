namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A Docker volume is provisioned by ECS only when it is shared (spec/volumes.md §3).</summary>
internal static class DockerVolumeRule
{
    public static IEnumerable<string> Broken(Volume volume)
    {
        if (volume.DockerVolumeConfiguration is { Autoprovision: true, Scope: not "shared" })
        {
            yield return $"volume [{volume.Name}] : task scoped volume could not be autoprovisioned";
        }
    }
}
