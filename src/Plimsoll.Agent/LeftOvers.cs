using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;

namespace Plimsoll.Agent;

/// <summary>Removes what local instances leave on an engine. Their agents must have stopped.</summary>
public static class LeftOvers
{
    private const int NetworkAttempts = 20;

    /// <summary>Removes every container, volume, bridge network and cgroup of the instances.</summary>
    /// <param name="docker">The engine.</param>
    /// <param name="instances">The names of the instances' shapes.</param>
    /// <param name="vpcNetworks">VPC networks that the instances leave: addresses and rules go, and the network with the last instance of the machine.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task RemoveAsync(
        DockerEngine docker, IReadOnlyCollection<string> instances, IReadOnlyCollection<string> vpcNetworks, CancellationToken cancel)
    {
        await docker.FactsAsync(cancel).ConfigureAwait(false);
        await Task.WhenAll(instances.Select(instance => RemoveAsync(docker, instance, cancel))).ConfigureAwait(false);
        docker.Cgroups.RemoveRoot();
        foreach (var network in vpcNetworks)
        {
            await MachineRoutes.RemoveAsync(docker, instances, network, cancel).ConfigureAwait(false);
        }
    }

    private static async Task RemoveAsync(DockerEngine docker, string instance, CancellationToken cancel)
    {
        var containers = await docker.Client.Containers.ListContainersAsync(
            new ContainersListParameters { All = true, Filters = Labels.Filter(instance) }, cancel).ConfigureAwait(false);
        await Task.WhenAll(containers.Select(container => IgnoreGoneAsync(() => docker.Client.Containers.RemoveContainerAsync(
            container.ID, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, cancel)))).ConfigureAwait(false);

        var volumes = await docker.Client.Volumes.ListAsync(
            new VolumesListParameters { Filters = Labels.Filter(instance) }, cancel).ConfigureAwait(false);
        foreach (var volume in volumes.Volumes ?? [])
        {
            await IgnoreGoneAsync(() => docker.Client.Volumes.RemoveAsync(volume.Name, true, cancel)).ConfigureAwait(false);
        }

        await RemoveNetworkAsync(docker, Names.BridgeNetwork(instance), cancel).ConfigureAwait(false);
        await docker.Cgroups.RemoveAsync(docker.Cgroups.Instance(instance), docker.Time, cancel).ConfigureAwait(false);
    }

    internal static async Task RemoveNetworkAsync(DockerEngine docker, string network, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= NetworkAttempts; attempt++)
        {
            try
            {
                await IgnoreGoneAsync(() => docker.Client.Networks.DeleteNetworkAsync(network, cancel)).ConfigureAwait(false);
                return;
            }
            catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.Forbidden)
            {
                // Something is still on it: a container that is just going, or one of somebody else's, whose network then stays.
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
