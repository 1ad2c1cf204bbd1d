using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent;
using Plimsoll.Cells;
using Plimsoll.Cells.Sqlite;
using Plimsoll.Cells.Tables;
using Plimsoll.CloudWatch.Logs;
using Plimsoll.Commands;
using Plimsoll.Ec2;
using Plimsoll.Ecr;
using Plimsoll.Ecs;
using Plimsoll.Iam;
using Plimsoll.Iam.Keys;
using Plimsoll.Local;
using Plimsoll.SecretsManager;
using Plimsoll.Ssm;
using Plimsoll.Transfers;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Paging;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Hosting;

/// <summary>The whole control plane, put together: state, services, the HTTP endpoint.</summary>
internal sealed partial class PlimsollServer : IAsyncDisposable
{
    private const int KeyBytes = 32;
    private static readonly string[] Databases = ["state.db", "logs.db"];

    private readonly ServerOptions _options;
    private readonly DataDirectory _directory;
    private readonly CellHost _cells;
    private readonly IamService _iam;
    private readonly EcsService _ecs;
    private readonly EcrService _ecr;
    private readonly LogsService _logs;
    private readonly SecretsManagerService _secrets;
    private readonly SsmService _ssm;
    private readonly TransferLog _transfers;
    private readonly WebApplication _web;
    private readonly Func<IPAddress?, Routes> _routes;
    private readonly DiskFaults _disk;
    private readonly BodyMemory _bodies;
    private readonly TaskCompletionSource<string> _registry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AddressPool _addresses = new();
    private readonly SemaphoreSlim _resetting = new(1);
    private LocalFleet? _fleet;

    private PlimsollServer(ServerOptions options, DataDirectory directory, KeyRing ring, ILoggerFactory logs, TimeProvider time)
    {
        (_options, _directory) = (options, directory);
        var log = logs.CreateLogger<PlimsollServer>();
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        foreach (var damage in Databases.Select(name => SqliteLog.DamageOf(directory.PathOf(name))).OfType<string>())
        {
            DiskFaults.LogDamage(log, damage);
        }

        _cells = new CellHost(
            new SqliteStore(directory.PathOf("state.db"), time),
            new Schema(
                [.. EcsService.Tables, .. EcrService.Tables, .. IamService.Tables, .. SecretsManagerService.Tables, .. SsmService.Tables],
                () => [.. EcsService.Derive(seed, _addresses), .. EcrService.Derive(), .. IamService.Derive()]),
            error => LogWatcherFault(log, error));
        _disk = new DiskFaults(directory.Path, log);
        _cells.Committed += (_, _) => _disk.Written();
        var tokens = new PageTokens(ring.PageTokenKey);
        _iam = new IamService(new IamOptions
        {
            Cells = _cells, Tokens = tokens, Time = time, Keys = ring, Account = options.Account, KeySetDirectory = directory.PathOf("oidc"),
            LinkedRoleUses = LinkedRoleUses,
            HolderLives = HolderLives,
        });
        var credentials = _iam.Credentials;
        var open = new OpenAuthenticator(credentials, options.Account, options.Region);
        ICallAuthenticator authenticator = options.Auth switch
        {
            AuthMode.On => new SigV4Authenticator(new SigV4Verifier(credentials, time)),
            AuthMode.AnyKey => new OpenAuthenticator(credentials, options.Account, options.Region, signed: true),
            _ => open,
        };
        var authorizer = _iam.Authorizer;
        _logs = new LogsService(
            new LogsOptions
            {
                Path = directory.PathOf("logs.db"),
                Tokens = tokens,
                Time = time,
                OpenBucket = options.S3 is { } service ? name => new ExportBucket(service.Bucket(name)) : null,
            },
            logs);
        _ecs = new EcsService(
            new EcsOptions
            {
                Cells = _cells,
                HealthyAfter = options.HealthyAfter,
                KeepStoppedTasks = options.KeepStoppedTasks,
                Tokens = tokens,
                Time = time,
                Authenticator = authenticator,
                Authorizer = authorizer,
                Roles = new TaskRoles(_iam.Roles),
                Output = new EngineOutput(() => _fleet?.Engine),
                IsOwnRegistry = IsOwnRegistry,
                Zones = options.Zones,
            },
            logs);
        _transfers = new TransferLog(time, logs.CreateLogger("Plimsoll.Registry"), options.ShowTransfers);
        _ecr = new EcrService(
            new EcrOptions
            {
                Cells = _cells,
                Directory = directory.Path,
                BlobBucket = options.BlobBucket,
                Upstreams = options.Upstreams,
                Tokens = tokens,
                PasswordKey = KeyFor(ring, "ecr registry password"),
                Time = time,
                Authorizer = authorizer,
                Holders = new ImageHolders(IsOwnRegistry),
                Transfers = _transfers,
                RegistryHost = options.RegistryHost,
                ImageScanner = options.ImageScanner is { } command ? new ImageScannerOptions(command, () => _registry.Task) : null,
                RegistryDeletes = options.RegistryDeletes,
                Explain = _disk.Reason,
                Anonymous = options.Auth != AuthMode.Off ? null : new Caller(Root.Principal, options.Region, "ecr"),
            },
            logs);
        _secrets = new SecretsManagerService(
            new SecretsManagerOptions
            {
                Cells = _cells,
                Tokens = tokens,
                ValueKey = KeyFor(ring, "secretsmanager values"),
                Time = time,
                Authorizer = authorizer,
            },
            logs);
        _ssm = new SsmService(
            new SsmOptions
            {
                Cells = _cells,
                Tokens = tokens,
                ValueKey = KeyFor(ring, "ssm values"),
                Time = time,
                Authorizer = authorizer,
                Image = new PublicImage(LocalImage.Id, LocalImage.Name, VersionCommand.Version, AgentHost.Version),
                Since = ring.Created,
                Secrets = new SecretReferences(_secrets.Reader),
            },
            logs);
        var aws = new AwsEndpoint(
            [
                _ecs.Definition, _ecs.Planning, _ecr.Definition, _ecr.Own, _logs.Definition, _secrets.Definition, _ssm.Definition, _iam.Sts, _iam.Definition,
                new ServerApi(options).Definition,
            ],
            authenticator, authorizer, logs.CreateLogger<AwsEndpoint>(), _bodies = new BodyMemory(time))
        {
            Explain = _disk.Of,
        };
        var ownRoutes = new OwnRoutes(options.Auth == AuthMode.On ? authenticator : open, ResetAsync);
        _routes = address => new Routes(
            aws, _ecs.ServeAgentAsync, _ecr.ServeRegistryAsync, ownRoutes,
            options.Auth == AuthMode.On ? null : new BrowserGuard(options.RegistryHost, address, anyHost: options.Auth == AuthMode.AnyKey && Container.IsInside && !IsLoopback(options.Host)));
        _web = Web.Build(options, _routes(null), logs);
    }

    /// <summary>Keys of the root user.</summary>
    public Credential Root => _iam.Credentials.Root;

    /// <summary>The accounts' roles.</summary>
    public IRoles Roles => _iam.Roles;

    /// <summary>Data directory.</summary>
    public string DataPath => _directory.Path;

    /// <summary>Base address that answers.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts a server; it answers when this returns.</summary>
    /// <exception cref="CommandException">It cannot; with the remedy.</exception>
    public static async Task<PlimsollServer> StartAsync(ServerOptions options, ILoggerFactory logs, TimeProvider time)
    {
        var server = Open(options, logs, time);
        try
        {
            await server.ListenAsync();
            await server.StartInstancesAsync(logs, time);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many tasks run.</summary>
    public int RunningTasks => _ecs.RunningTasks();

    /// <summary>What is kept of other accounts and regions than those of this start, one line each.</summary>
    public IReadOnlyList<string> Elsewhere() =>
    [
        .. _ecs.Places().Where(place => (place.Account, place.Region) != (_options.Account, _options.Region)).Select(place => place.Account == _options.Account
            ? $"Clusters in region {place.Region} too: {place.Clusters} (AWS_REGION={place.Region}, or --region {place.Region})."
            : $"Not seen: {place.Clusters} clusters of account {place.Account} in region {place.Region} (--account {place.Account} --region {place.Region})."),
    ];

    /// <summary>Stops all that runs on the local instances, and leaves nothing of them on the engine.</summary>
    public Task RemoveContainersAsync(CancellationToken cancel) => _fleet?.RemoveAsync(cancel) ?? Task.CompletedTask;

    /// <summary>Drops all state, stops what ran, and has the local instances join anew.</summary>
    /// <param name="keepImages">True to leave repositories and images alone.</param>
    public async Task ResetAsync(bool keepImages = false)
    {
        await _resetting.WaitAsync();
        try
        {
            await (_fleet?.ResetAsync(() => DropAsync(keepImages), CancellationToken.None) ?? DropAsync(keepImages));
        }
        finally
        {
            _resetting.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        ServerFile.Remove(_directory);
        if (_fleet is not null)
        {
            await _fleet.DisposeAsync();
        }

        await _ecs.DisposeAsync();
        _logs.EndSessions();
        await _web.StopAsync();
        await _web.DisposeAsync();
        await _logs.DisposeAsync();
        await _secrets.DisposeAsync();
        await _ssm.DisposeAsync();
        await _ecr.DisposeAsync();
        _transfers.Dispose();
        _bodies.Dispose();
        await _cells.DisposeAsync();
        _resetting.Dispose();
        _directory.Dispose();
    }

    private static PlimsollServer Open(ServerOptions options, ILoggerFactory logs, TimeProvider time)
    {
        var directory = DataDirectory.Take(options.Data);
        try
        {
            // Those of a server that was killed: nobody may take its process for this one's.
            ServerFile.Remove(directory);
            TearDownMark.Remove(directory.Path);
            return new PlimsollServer(options, directory, OpenKeys(directory, time), logs, time);
        }
        catch (Exception error) when (error is InvalidDataException or DbException)
        {
            directory.Dispose();
            throw new CommandException(
                $"the state in {directory.Path} cannot be opened: {error.Message}", "Restore it, or choose another directory with --data DIR.");
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    // One key of the ring for each purpose, none of which tells another.
    private static byte[] KeyFor(KeyRing ring, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, ring.SessionKey, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    private static KeyRing OpenKeys(DataDirectory directory, TimeProvider time)
    {
        try
        {
            return new KeyRingFile(directory.Path).Open(Environment.GetEnvironmentVariable, time.GetUtcNow());
        }
        catch (InvalidDataException error)
        {
            throw new CommandException(error.Message, "Then start again.");
        }
    }

    private async Task ListenAsync()
    {
        await _iam.StartAsync();
        await _ecs.StartAsync();
        _logs.Start();
        _secrets.Start();
        _ssm.Start();
        await StartEcrAsync();
        try
        {
            await _web.StartAsync();
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new CommandException(
                $"port {_options.Port} of {_options.Host} is taken by another program.", "Stop that program, or choose another port with --port N.");
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new CommandException($"cannot listen on {_options.Host}:{_options.Port}: {error.Message}", "Choose another --host or --port.");
        }

        Endpoint = Reachable(new Uri(_web.Urls.First()));
        _registry.SetResult(Endpoint.Authority);
        Announce();
        _disk.Ended += Announce;
    }

    private void Announce()
    {
        try
        {
            new ServerFile(Endpoint.ToString().TrimEnd('/'), _options.Region, _options.Account, _options.Cluster, _options.Zones, Environment.ProcessId).Write(_directory);
        }
        catch (IOException error) when (_disk.Reason(error) is not null)
        {
            // Until there is room the commands that look for the server by its directory do not find it, and not where an earlier one was; its clients do.
            ServerFile.Remove(_directory);
        }
    }

    private async Task StartEcrAsync()
    {
        try
        {
            await _ecr.StartAsync();
        }
        catch (BlobStoreException error)
        {
            throw new CommandException($"the images cannot be kept: {error.Message}.", "See --blob-store, --s3-endpoint and --s3-region; the credentials are those of AWS_ACCESS_KEY_ID, AWS_PROFILE and the like.");
        }
    }

    // Whoever reaches this server reaches it at its port, by whatever name; a proxy before it is told with --registry-host.
    private bool IsOwnRegistry(string host) =>
        host == _options.RegistryHost || host.EndsWith(string.Create(CultureInfo.InvariantCulture, $":{Endpoint.Port}"), StringComparison.Ordinal);

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    // Nobody can connect to "all addresses": who is on this machine takes the loopback.
    private static Uri Reachable(Uri listening) =>
        IPAddress.TryParse(listening.Host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(listening) { Host = "127.0.0.1" }.Uri
            : listening;

    private async Task StartInstancesAsync(ILoggerFactory logs, TimeProvider time)
    {
        if (_options.Instances > 0)
        {
            var api = new ContainerApi(_options, Endpoint.Port, _routes, logs);
            _fleet = new LocalFleet(_options, ServerAccess.Of(_directory.Path), _directory, _iam.Roles, _ecs, _addresses, api, logs, time);
            await _fleet.StartAsync(CancellationToken.None);
        }
    }

    // A task's credentials end with it; those of its execution role when it is forgotten.
    private bool HolderLives(string holder) => holder.EndsWith(TaskRoles.Execution, StringComparison.Ordinal)
        ? _ecs.IsTaskLive(holder[..^TaskRoles.Execution.Length]) is not null
        : _ecs.IsTaskLive(holder) == true;

    private IReadOnlyDictionary<string, IReadOnlyList<string>> LinkedRoleUses(string account, string service) =>
        service == "ecs.amazonaws.com" ? _ecs.ActiveClusters(account) : new Dictionary<string, IReadOnlyList<string>>();

    private async Task DropAsync(bool keepImages)
    {
        await _cells.ResetAsync(keepImages ? EcrService.Tables : null);
        await _iam.ResetAsync();
        await _ecs.ResetAsync();
        await _logs.ResetAsync();
        if (!keepImages)
        {
            await _ecr.ResetAsync();
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A watcher of the state failed")]
    private static partial void LogWatcherFault(ILogger log, Exception error);
}
