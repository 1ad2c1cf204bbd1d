using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;

namespace Plimsoll.Agent;

/// <summary>Finds on an engine what local instances left whose server is gone for good: the directory of their agent is no more.</summary>
public static class Orphans
{
    /// <summary>Names of such instances.</summary>
    /// <param name="docker">The engine.</param>
    /// <param name="anyLive">Whether an instance of some server lives: an idle cgroup may then be its.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(DockerEngine docker, bool anyLive, CancellationToken cancel)
    {
        await docker.FactsAsync(cancel).ConfigureAwait(false);
        var labels = await LabelsAsync(docker, cancel).ConfigureAwait(false);

        // No directory: a whole machine's agent, which cleans up after itself, or a server in a container, whose files cannot be seen from here.
        var owners = labels.Where(label => label.ContainsKey(Labels.Instance)).ToLookup(label => label[Labels.Instance], label => label[Labels.Directory]);
        var gone = owners.Where(owner => owner.All(Labels.IsGone)).Select(owner => owner.Key);
        var idle = anyLive ? [] : docker.Cgroups.Instances().Where(instance => !owners.Contains(instance) && docker.Cgroups.IsIdle(instance));
        return [.. gone.Concat(idle).Distinct()];
    }

    /// <summary>Directories of agents whose local instances have something on an engine, those that are on this machine and still there.</summary>
    /// <param name="docker">The engine.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<string>> HomesAsync(DockerEngine docker, CancellationToken cancel) =>
        [.. (await LabelsAsync(docker, cancel).ConfigureAwait(false)).Select(label => Labels.HereOf(label[Labels.Directory])).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<IDictionary<string, string>>> LabelsAsync(DockerEngine docker, CancellationToken cancel)
    {
        var filter = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [Labels.Directory] = true } };
        var containers = await docker.Client.Containers.ListContainersAsync(
            new ContainersListParameters { All = true, Filters = filter }, cancel).ConfigureAwait(false);
        var networks = await docker.Client.Networks.ListNetworksAsync(new NetworksListParameters { Filters = filter }, cancel).ConfigureAwait(false);
        return [.. containers.Select(container => container.Labels).Concat(networks.Select(network => network.Labels))];
    }
}
