using Docker.DotNet.Models;
using Plimsoll.Agent.Configuration;

namespace Plimsoll.Agent.Containers;

/// <summary>The bridge networks of local instances and the networks that stand for VPCs. Made once, also when many ask at once.</summary>
internal sealed class Networks(DockerEngine engine) : IDisposable
{
    private const string Kind = "plimsoll.network";
    private const string DeviceOption = "com.docker.network.bridge.name";
    private readonly SemaphoreSlim _making = new(1);

    /// <summary>The instance's own bridge network; its name.</summary>
    public Task<string> BridgeAsync(InstanceShape shape, CancellationToken cancel) =>
        EnsureAsync(Names.BridgeNetwork(shape.Name), shape.BridgeSubnet, new() { [Kind] = "bridge", [Labels.Instance] = shape.Name, [Labels.Directory] = Labels.HomeOf(shape.Directory) }, cancel);

    /// <summary>The network of a VPC; its name.</summary>
    public Task<string> VpcAsync(VpcNetwork vpc, CancellationToken cancel) =>
        EnsureAsync(vpc.Name, vpc.Cidr, new() { [Kind] = "vpc" }, cancel);

    /// <summary>The bridge device of a network; null when there is no such network.</summary>
    public async Task<string?> DeviceAsync(string name, CancellationToken cancel)
    {
        var networks = await engine.Client.Networks.ListNetworksAsync(new NetworksListParameters(), cancel).ConfigureAwait(false);
        return networks.FirstOrDefault(network => network.Name == name) is not { } found ? null
            : found.Options?.TryGetValue(DeviceOption, out var given) == true ? given
            : "br-" + found.ID[..12];
    }

    /// <summary>Whether any server of the machine has instances with networks.</summary>
    public async Task<bool> HasBridgesAsync(CancellationToken cancel)
    {
        var filter = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [Kind + "=bridge"] = true } };
        return (await engine.Client.Networks.ListNetworksAsync(new NetworksListParameters { Filters = filter }, cancel).ConfigureAwait(false)).Count > 0;
    }

    /// <summary>The subnets of all networks but the instances' own bridges.</summary>
    public async Task<IReadOnlySet<string>> SubnetsOfOthersAsync(IReadOnlyCollection<string> instances, CancellationToken cancel)
    {
        var own = instances.Select(Names.BridgeNetwork).ToHashSet(StringComparer.Ordinal);
        var networks = await engine.Client.Networks.ListNetworksAsync(new NetworksListParameters(), cancel).ConfigureAwait(false);
        return networks
            .Where(network => !own.Contains(network.Name))
            .SelectMany(network => network.IPAM?.Config ?? [])
            .Select(config => config.Subnet)
            .ToHashSet(StringComparer.Ordinal);
    }

    public void Dispose() => _making.Dispose();

    private async Task<string> EnsureAsync(string name, string? subnet, Dictionary<string, string> labels, CancellationToken cancel)
    {
        await _making.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var filter = new Dictionary<string, IDictionary<string, bool>> { ["name"] = new Dictionary<string, bool> { [name] = true } };
            var known = await engine.Client.Networks
                .ListNetworksAsync(new NetworksListParameters { Filters = filter }, cancel).ConfigureAwait(false);
            if (!known.Any(network => network.Name == name))
            {
                await engine.Client.Networks.CreateNetworkAsync(Parameters(name, subnet, labels), cancel).ConfigureAwait(false);
            }

            return name;
        }
        finally
        {
            _making.Release();
        }
    }

    private static NetworksCreateParameters Parameters(string name, string? subnet, Dictionary<string, string> labels) => new()
    {
        Name = name,
        Driver = "bridge",
        Labels = labels,
        IPAM = subnet is null ? null! : new IPAM { Config = [new IPAMConfig { Subnet = subnet }] },
    };
}
