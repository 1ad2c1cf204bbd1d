using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Containers;

/// <summary>A task's volumes on the engine (volumes §2, §3).</summary>
internal sealed class Volumes(DockerEngine engine, bool matchFullConfig, string instance)
{
    /// <summary>Sees to it that the task's volumes are there.</summary>
    /// <exception cref="VolumeException">One can not be.</exception>
    public async Task EnsureAsync(AcsTask task, CancellationToken cancel)
    {
        foreach (var volume in task.Volumes ?? [])
        {
            try
            {
                await EnsureAsync(task, volume, cancel).ConfigureAwait(false);
            }
            catch (DockerApiException e)
            {
                throw new VolumeException($"volume '{volume.Name}' can not be created: {EngineErrors.Describe(e)}");
            }
        }
    }

    /// <summary>Removes those that live no longer than the task.</summary>
    public async Task RemoveAsync(AcsTask task, CancellationToken cancel)
    {
        foreach (var volume in (task.Volumes ?? []).Where(volume => IsDocker(volume) && !IsShared(volume)))
        {
            try
            {
                await engine.Client.Volumes.RemoveAsync(Names.Volume(task, volume.Name!), true, cancel).ConfigureAwait(false);
            }
            catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                // It is gone, which is what was wanted.
            }
        }
    }

    /// <summary>What Docker mounts for each volume.</summary>
    public static IReadOnlyDictionary<string, string> Sources(AcsTask task) => (task.Volumes ?? []).ToDictionary(
        volume => volume.Name!,
        volume => !IsDocker(volume) ? volume.Host!.SourcePath! : IsShared(volume) ? volume.Name! : Names.Volume(task, volume.Name!));

    private static bool IsDocker(AcsVolume volume) =>
        volume.DockerVolumeConfiguration is not null || string.IsNullOrEmpty(volume.Host?.SourcePath);

    private static bool IsShared(AcsVolume volume) => volume.DockerVolumeConfiguration?.Scope == "shared";

    private async Task EnsureAsync(AcsTask task, AcsVolume volume, CancellationToken cancel)
    {
        if (!IsDocker(volume))
        {
            return;
        }

        var wanted = volume.DockerVolumeConfiguration ?? new DockerVolumeConfiguration();
        if (!IsShared(volume))
        {
            if (wanted.Autoprovision == true)
            {
                throw new VolumeException($"volume [{volume.Name}] : task scoped volume could not be autoprovisioned");
            }

            await CreateAsync(Names.Volume(task, volume.Name!), wanted, cancel).ConfigureAwait(false);
            return;
        }

        if (await FindAsync(volume.Name!, cancel).ConfigureAwait(false) is not { } known)
        {
            if (wanted.Autoprovision != true)
            {
                throw new VolumeException(
                    $"volume detection failed, volume '{volume.Name}' does not exist and autoprovision is set to false");
            }

            await CreateAsync(volume.Name!, wanted, cancel).ConfigureAwait(false);
        }
        else if (matchFullConfig && !(Same(wanted.DriverOpts, known.Options) && Same(wanted.Labels, known.Labels)))
        {
            throw new VolumeException($"intended volume config does not match existing volume '{volume.Name}'");
        }
    }

    private async Task CreateAsync(string name, DockerVolumeConfiguration wanted, CancellationToken cancel)
    {
        var labels = wanted.Labels?.ToDictionary() ?? [];
        if (wanted.Scope != "shared")
        {
            labels[Labels.Instance] = instance;
        }

        await engine.Client.Volumes.CreateAsync(
            new VolumesCreateParameters
            {
                Name = name,
                Driver = wanted.Driver ?? "local",
                DriverOpts = wanted.DriverOpts?.ToDictionary()!,
                Labels = labels,
            },
            cancel).ConfigureAwait(false);
    }

    private async Task<VolumeResponse?> FindAsync(string name, CancellationToken cancel)
    {
        try
        {
            return await engine.Client.Volumes.InspectAsync(name, cancel).ConfigureAwait(false);
        }
        catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static bool Same(IReadOnlyDictionary<string, string>? left, IDictionary<string, string>? right) =>
        (left?.Count ?? 0) == (right?.Count ?? 0)
        && (left ?? new Dictionary<string, string>()).All(it => right!.TryGetValue(it.Key, out var value) && value == it.Value);
}

/// <summary>A volume is not as the task wants it.</summary>
internal sealed class VolumeException(string message) : Exception(message);
