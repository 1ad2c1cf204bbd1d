using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Serving;
using Plimsoll.Ec2;
using Plimsoll.Ecs;
using Plimsoll.Hosting;
using Plimsoll.Names;

namespace Plimsoll.Local;

/// <summary>What local instances share on the machine: private addresses, the ways between them, and the names of services (docs/networking.md).</summary>
/// <param name="docker">The engine.</param>
/// <param name="filesOf">Where an instance's agent keeps its files.</param>
/// <param name="config">Settings of the agents.</param>
/// <param name="auditFile">Where requests for credentials are written down; null for nowhere.</param>
/// <param name="api">The API for containers.</param>
/// <param name="endpoints">Asks ECS where a service is: cluster, service.</param>
/// <param name="time">Clock.</param>
/// <param name="logs">Log.</param>
internal sealed partial class LocalNetwork(
    DockerEngine docker,
    Func<LocalInstance, string> filesOf,
    AgentConfig config,
    string? auditFile,
    ContainerApi api,
    Func<string, string, ValueTask<IReadOnlyList<ServiceEndpoint>?>> endpoints,
    TimeProvider time,
    ILoggerFactory logs) : IAsyncDisposable
{
    // One for all servers of the machine: every VPC has the same block, and the engine gives a block once.
    public const string Name = "plimsoll-vpc";

    private const int DnsPort = 53;

    // Of the ECS agent itself, as the claims of slots: no task can have it as a host port.
    private const int HighPort = 51680;
    private const int MostServers = 3;
    private readonly ILogger _log = logs.CreateLogger("Plimsoll.Local");
    private readonly MachineRoutes _machine = new(docker, logs.CreateLogger("Plimsoll.Local"));
    private NameServer? _names;
    private bool _open;

    /// <summary>Whether the instances have their private addresses.</summary>
    public bool IsMade { get; private set; }

    /// <summary>The DNS servers for containers: ours, then the machine's for when we do not run. Empty when we answer no names.</summary>
    public IReadOnlyList<string> DnsServers { get; private set; } = [];

    /// <summary>Where containers get their role's credentials.</summary>
    public ContainerEndpoint Endpoint { get; } = new(config, auditFile, time, logs);

    /// <summary>Where containers reach the API; null when they do not.</summary>
    public string? ApiEndpoint { get; private set; }

    /// <summary>Makes all that there is not, for these instances.</summary>
    public async Task MakeAsync(IReadOnlyList<LocalInstance> instances, CancellationToken cancel)
    {
        IsMade = await _machine.MakeAsync(RoutesOf(instances), cancel);
        if (IsMade && _names is null)
        {
            await AnswerAsync(instances[0].ResolverAddress);
        }

        Endpoint.Expected = instances.Count;
        if (IsMade && !_open)
        {
            _open = true;
            await Endpoint.StartAsync(new IPEndPoint(instances[0].ResolverAddress, ContainerEndpoint.Port));
            ApiEndpoint = await api.StartAsync(instances[0].ResolverAddress, [IPNetwork.Parse(LocalInstance.BridgeBlock), IPNetwork.Parse(Vpc.Cidr)]);
        }
    }

    /// <summary>Ends the answering; addresses and ways stay.</summary>
    public async ValueTask DisposeAsync()
    {
        await Endpoint.DisposeAsync();
        await api.DisposeAsync();
        if (_names is { } names)
        {
            _names = null;
            await names.DisposeAsync();
        }
    }

    private static int PortOfNames => Environment.IsPrivilegedProcess ? DnsPort : HighPort;

    private PrivateRoutes RoutesOf(IReadOnlyList<LocalInstance> instances) => new(
        new VpcNetwork(Name, Vpc.Cidr),
        LocalInstance.BridgeBlock,
        new PrivateResolver(instances[0].ResolverAddress.ToString(), PortOfNames),
        [.. instances.Select(instance => new PrivateRoute(instance.Id, instance.PrivateAddress.ToString(), instance.BridgeSubnet, filesOf(instance), instance.Addresses))],
        new PrivateEndpoint(instances[0].ResolverAddress.ToString(), ContainerEndpoint.Port, api.Port));

    private async Task AnswerAsync(IPAddress address)
    {
        var machines = Forwarder.MachineServers();
        var names = new NameServer(
            endpoints, new Forwarder(machines, time), new Random(RandomNumberGenerator.GetInt32(int.MaxValue)), time, logs.CreateLogger("Plimsoll.Names"));
        try
        {
            names.Start(new IPEndPoint(address, PortOfNames));
            _names = names;

            // Those of the machine's loopback are not a container's.
            DnsServers = [address.ToString(), .. machines.Select(one => one.Address).Where(one => !IPAddress.IsLoopback(one)).Take(MostServers - 1).Select(one => one.ToString())];
        }
        catch (SocketException error)
        {
            await names.DisposeAsync();
            LogNoNames(address, Why(error, Container.IsInside));
        }
    }

    /// <summary>Why names are not answered.</summary>
    /// <param name="error">What listening met.</param>
    /// <param name="inContainer">Whether we are in a container: the machine's addresses are not those of its network.</param>
    internal static string Why(SocketException error, bool inContainer) =>
        inContainer && error.SocketErrorCode == SocketError.AddressNotAvailable
            ? "the server is in a container with a network of its own; with docker run --network host they are"
            : error.Message;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The names of services are not answered at {Address}: {Why}")]
    private partial void LogNoNames(IPAddress address, string why);
}
