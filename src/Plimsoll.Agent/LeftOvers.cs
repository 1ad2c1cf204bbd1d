using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;

namespace Plimsoll.Agent;

/// <summary>Removes what local instances leave on an engine. Their agents must have stopped.</summary>
public static class LeftOvers
{
    private const int NetworkAttempts = 20;
    private const int MostLooks = 5;

    /// <summary>Removes every container, volume, bridge network and cgroup of the instances.</summary>
    /// <param name="docker">The engine.</param>
    /// <param name="instances">The names of the instances' shapes.</param>
    /// <param name="vpcNetworks">VPC networks that the instances leave: addresses and rules go, and the network with the last instance of the machine.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Networks that are still there because the engine did not give them up, each with what it said.</returns>
    public static async Task<IReadOnlyList<(string Network, string Why)>> RemoveAsync(
        DockerEngine docker, IReadOnlyCollection<string> instances, IReadOnlyCollection<string> vpcNetworks, CancellationToken cancel)
    {
        await docker.FactsAsync(cancel).ConfigureAwait(false);
        var left = (await Task.WhenAll(instances.Select(instance => RemoveAsync(docker, instance, cancel))).ConfigureAwait(false)).ToList();
        docker.Cgroups.RemoveRoot();
        foreach (var network in vpcNetworks)
        {
            left.Add((network, await MachineRoutes.RemoveAsync(docker, instances, network, cancel).ConfigureAwait(false)));
        }

        return [.. left.Where(network => network.Why is not null).Select(network => (network.Network, network.Why!))];
    }

    private static async Task<(string Network, string? Why)> RemoveAsync(DockerEngine docker, string instance, CancellationToken cancel)
    {
        await RemoveContainersAsync(docker, instance, cancel).ConfigureAwait(false);
        var volumes = await docker.Client.Volumes.ListAsync(
            new VolumesListParameters { Filters = Labels.Filter(instance) }, cancel).ConfigureAwait(false);
        foreach (var volume in volumes.Volumes ?? [])
        {
            await IgnoreGoneAsync(() => docker.Client.Volumes.RemoveAsync(volume.Name, true, cancel)).ConfigureAwait(false);
        }

        var network = Names.BridgeNetwork(instance);
        var why = await RemoveNetworkAsync(docker, network, cancel).ConfigureAwait(false);
        await docker.Cgroups.RemoveAsync(docker.Cgroups.Instance(instance), docker.Time, cancel).ConfigureAwait(false);
        return (network, why);
    }

    // More than once: what Docker had begun to create when its agent ended shows later.
    private static async Task RemoveContainersAsync(DockerEngine docker, string instance, CancellationToken cancel)
    {
        for (var look = 1; look <= MostLooks; look++)
        {
            var containers = await docker.Client.Containers.ListContainersAsync(
                new ContainersListParameters { All = true, Filters = Labels.Filter(instance) }, cancel).ConfigureAwait(false);
            if (containers.Count == 0)
            {
                return;
            }

            await Task.WhenAll(containers.Select(container => RemoveContainerAsync(docker, container.ID, cancel))).ConfigureAwait(false);
        }
    }

    // Docker answers about a container only when a start of it that is under way has ended. Removed in the middle of its start it would
    // keep its place on the network until Docker starts anew, and the network could not be removed.
    private static Task RemoveContainerAsync(DockerEngine docker, string id, CancellationToken cancel) => IgnoreGoneAsync(async () =>
    {
        await docker.Client.Containers.InspectContainerAsync(id, cancel).ConfigureAwait(false);
        await docker.Client.Containers.RemoveContainerAsync(
            id, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, cancel).ConfigureAwait(false);
    });

    /// <summary>Removes a network, with some patience for containers that are just leaving it.</summary>
    /// <returns>Why it is still there; null when it is not.</returns>
    internal static async Task<string?> RemoveNetworkAsync(DockerEngine docker, string network, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await IgnoreGoneAsync(() => docker.Client.Networks.DeleteNetworkAsync(network, cancel)).ConfigureAwait(false);
                return null;
            }
            catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.Forbidden)
            {
                // Something is still on it: a container that is just going, or one of somebody else's, whose network then stays.
                if (attempt == NetworkAttempts)
                {
                    return EngineErrors.Describe(e);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), docker.Time, cancel).ConfigureAwait(false);
            }
        }
    }

    private static async Task IgnoreGoneAsync(Func<Task> remove)
    {
        try
        {
            await remove().ConfigureAwait(false);
        }
        catch (DockerApiException e) when (e.StatusCode is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.Conflict)
        {
            // It is gone, or somebody else is removing it.
        }
    }
}
