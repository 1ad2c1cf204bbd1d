using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Client;
using Plimsoll.Commands;
using Plimsoll.Ec2;
using Plimsoll.Ecs;
using Plimsoll.Hosting;
using Plimsoll.Iam;

namespace Plimsoll.Local;

/// <summary>The container instances of a server on this machine: several agents in this process, each over the real link.</summary>
internal sealed partial class LocalFleet : IAsyncDisposable
{
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private readonly ServerOptions _options;
    private readonly ServerAccess _access;
    private readonly DataDirectory _directory;
    private readonly IRoles _roles;
    private readonly ILoggerFactory _logs;
    private readonly TimeProvider _time;
    private readonly AgentConfig _config;
    private readonly DockerEngine _docker;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ILogger _log;
    private readonly SlotClaims _slots = new();
    private readonly LocalNetwork _network;
    private readonly AddressPool _addresses;
    private LocalPlan _plan;
    private List<LocalAgent> _agents = [];

    /// <summary>Plans the fleet; nothing runs before <see cref="StartAsync"/>.</summary>
    public LocalFleet(
        ServerOptions options, ServerAccess access, DataDirectory directory, IRoles roles, EcsService ecs, AddressPool addresses, ContainerApi api, ILoggerFactory logs,
        TimeProvider time)
    {
        _addresses = addresses;
        (_options, _access, _directory, _roles, _logs, _time) = (options, access, directory, roles, logs, time);
        _log = logs.CreateLogger("Plimsoll.Local");
        (_config, var warnings) = AgentConfigReader.Read(new Dictionary<string, string>(), Variables.All());
        foreach (var warning in warnings)
        {
            LogConfiguration(warning);
        }

        if (Environment.GetEnvironmentVariable("ECS_IMAGE_PULL_BEHAVIOR") is null)
        {
            // On one's own machine an image that was just built is the one that is meant.
            // What was pushed to our own registry since the last pull is meant too, and asking it costs nothing.
            _config = _config with { PullBehavior = ImagePullBehavior.PreferCached, OwnRegistryPullBehavior = ImagePullBehavior.Default };
        }

        _docker = new DockerEngine(_config.DockerHost, time, logs);
        var port = new Uri(access.Server.Endpoint).Port;
        _network = new LocalNetwork(
            _docker, FilesOf, _config, AuditFile, api, (cluster, service) => ecs.EndpointsAsync(options.Account, options.Region, cluster, service), time, logs);
        _plan = LocalPlan.Of(
            LocalInstancesFile.Read(directory), options.Instances, options.InstanceType, options.Cluster, options.Region, options.Zones,
            port, NewId);
    }

    /// <summary>The engine that all of them share.</summary>
    public DockerEngine Engine => _docker;

    /// <summary>Starts the agents, and returns when all are connected. Instances that are no longer wanted are cleaned up.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        await DockerCheck.RunAsync(_config.DockerHost, cancel);
        await ReplaceLostAsync(cancel);
        await ClaimSlotsAsync(cancel);
        LocalInstancesFile.Write(_directory, _plan.Run);
        if (_plan.Retire.Count > 0)
        {
            await RetireAsync(cancel);
        }

        await JoinAsync(cancel);
    }

    /// <summary>Stops the agents while the state is dropped, removes their containers, and has them join anew.</summary>
    public async Task ResetAsync(Func<Task> drop, CancellationToken cancel)
    {
        await StopAgentsAsync();
        await drop();
        await CleanUpAsync([], cancel);
        await JoinAsync(cancel);
    }

    /// <summary>Ends the agents and removes all containers, networks and cgroups of the instances.</summary>
    public async Task RemoveAsync(CancellationToken cancel)
    {
        await StopAgentsAsync();
        await _network.DisposeAsync();
        await CleanUpAsync([LocalNetwork.Name], cancel);
    }

    /// <summary>Ends the agents; containers go on, and the next start finds them again.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAgentsAsync();
        await _network.DisposeAsync();
        await _docker.DisposeAsync();
        _http.Dispose();
        _slots.Dispose();
    }

    private string? AuditFile =>
        _config.AuditLogDisabled ? null : Environment.GetEnvironmentVariable("ECS_AUDIT_LOGFILE") is { Length: > 0 } named ? named : _directory.PathOf("audit.log");

    private static string NewId() => "i-0" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    private string FilesOf(LocalInstance instance) => _directory.PathOf(Path.Combine("instances", instance.Id));

    // One that has files has joined before; if the cluster does not know it, it was deregistered.
    private async Task ReplaceLostAsync(CancellationToken cancel)
    {
        var joined = _plan.Run.Where(instance => Directory.Exists(FilesOf(instance))).ToList();
        if (joined.Count == 0)
        {
            return;
        }

        var ecs = new EcsClient(_http, _access, _time);
        await ecs.CreateClusterAsync(_options.Cluster, cancel);
        var known = (await ecs.InstancesAsync(_options.Cluster, cancel)).Select(instance => instance.Ec2InstanceId).ToHashSet();
        _plan = _plan.Replace([.. joined.Where(instance => !known.Contains(instance.Id))], NewId);
    }

    private async Task ClaimSlotsAsync(CancellationToken cancel)
    {
        var others = await _docker.SubnetsOfOthersAsync([.. _plan.Run.Select(instance => instance.Id)], cancel);
        _plan = _plan with
        {
            Run = _slots.Claim(_plan.Run, others) ?? throw new CommandException(
                $"all {LocalInstance.Slots} places for local instances on this machine are taken.",
                "Stop another server, or remove the networks that it left: docker network prune."),
        };
        _addresses.KeepTo(_plan.Run.Select(instance => instance.Slot));
    }

    private async Task JoinAsync(CancellationToken cancel)
    {
        await _network.MakeAsync(_plan.Run, cancel);
        await new EcsClient(_http, _access, _time).CreateClusterAsync(_options.Cluster, cancel);
        _agents = [.. _plan.Run.Select(instance => new LocalAgent(instance, () => Agent(instance), _time, _log))];
        _agents.ForEach(agent => agent.Start());
        var until = _time.GetTimestamp();
        while (!_agents.TrueForAll(agent => agent.IsConnected || agent.HasEnded))
        {
            if (_time.GetElapsedTime(until) > MostWait)
            {
                LogSlow(_agents.Count(agent => !agent.IsConnected), _agents.Count);
                return;
            }

            await Task.Delay(Look, _time, cancel);
        }
    }

    private AgentHost Agent(LocalInstance instance)
    {
        var keys = new InstanceKeys(_roles, _options.Account, instance.Id, _time);
        var type = InstanceType.Find(instance.Type)!;
        var config = _config with
        {
            Cluster = instance.Cluster,
            Endpoint = new Uri(_access.Server.Endpoint),
            Region = instance.Region,
            DataDirectory = FilesOf(instance),
            IsTakenDown = () => TearDownMark.IsSet(_directory.Path),
            External = false,
            TaskEni = true,
            Shape = new InstanceShape
            {
                Name = instance.Id,
                Directory = FilesOf(instance),
                Cpu = type.CpuUnits,
                Memory = type.MemoryMiB,
                HostAddress = instance.HostAddress,
                PrivateAddress = _network.IsMade ? instance.PrivateAddress : null,
                DnsServers = _network.DnsServers,
                ApiEndpoint = _network.ApiEndpoint,
                PublishOnLoopback = _options.PublishHostPorts ?? _options.Instances == 1,
                BridgeSubnet = instance.BridgeSubnet,
                Vpc = NetworkOf(instance),
                IdentityDocument = IdentityDocument.Of(instance, _options.Account),
            },
        };
        return new AgentHost(
            config, _docker, keys.Current, _http, _time, new Random(RandomNumberGenerator.GetInt32(int.MaxValue)), _logs, endpoint: _network.Endpoint);
    }

    private VpcNetwork NetworkOf(LocalInstance instance)
    {
        var vpc = new Vpc(_options.Account, instance.Region, _options.Zones);
        return new VpcNetwork(
            LocalNetwork.Name, Vpc.Cidr, vpc.Id, vpc.Subnets.FirstOrDefault(subnet => subnet.AvailabilityZone == instance.Zone)?.Id);
    }

    private async Task StopAgentsAsync()
    {
        await Task.WhenAll(_agents.Select(agent => agent.DisposeAsync().AsTask()));
        _agents = [];
    }

    private async Task RetireAsync(CancellationToken cancel)
    {
        foreach (var group in _plan.Retire.GroupBy(instance => (instance.Region, instance.Cluster)))
        {
            var ecs = new EcsClient(_http, _access with { Server = _access.Server with { Region = group.Key.Region } }, _time);
            await ecs.DeregisterInstancesAsync(group.Key.Cluster, [.. group.Select(instance => instance.Id)], cancel);
        }

        await RemoveLeftAsync(_plan.Retire, [LocalNetwork.Name], cancel);
        RemoveFiles(_plan.Retire);
    }

    private async Task CleanUpAsync(IReadOnlyCollection<string> vpc, CancellationToken cancel)
    {
        var images = _plan.Run.SelectMany(instance => PulledImages.Of(FilesOf(instance))).ToList();
        await RemoveLeftAsync(_plan.Run, vpc, cancel);
        await LeftImages.RemoveAsync(_docker, [.. images, LeftImages.Pause], cancel);
        RemoveFiles(_plan.Run);
    }

    private async Task RemoveLeftAsync(IReadOnlyList<LocalInstance> instances, IReadOnlyCollection<string> vpc, CancellationToken cancel)
    {
        if (await LeftOvers.RemoveAsync(_docker, [.. instances.Select(instance => instance.Id)], vpc, cancel) is { Count: > 0 } left)
        {
            LogLeft(LeftNetworks.Words(left), LeftNetworks.Remedy);
        }
    }

    private void RemoveFiles(IReadOnlyList<LocalInstance> instances)
    {
        foreach (var path in instances.Select(FilesOf).Where(Directory.Exists))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} {Remedy}")]
    private partial void LogLeft(string what, string remedy);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void LogConfiguration(string warning);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Missing} of {All} local instances are not connected yet")]
    private partial void LogSlow(int missing, int all);
}
