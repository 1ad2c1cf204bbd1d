using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Credentials;
using Plimsoll.Agent.Engine;
using Plimsoll.Agent.Images;
using Plimsoll.Agent.Link;
using Plimsoll.Agent.Logs;
using Plimsoll.Agent.Registration;
using Plimsoll.Agent.Registries;
using Plimsoll.Agent.Reporting;
using Plimsoll.Agent.Secrets;
using Plimsoll.Agent.Serving;
using Plimsoll.Agent.Serving.Introspection;
using Plimsoll.Agent.Storage;
using Plimsoll.Agent.Telemetry;
using Plimsoll.Wire.Client;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent;

/// <summary>
/// One container agent: registers a container instance and runs its tasks until it is cancelled. Any number of them may share a
/// process and a <see cref="DockerEngine"/>. Stopping an agent leaves its containers running; <see cref="LeftOvers"/> removes them.
/// </summary>
/// <param name="config">The settings.</param>
/// <param name="docker">The engine; owned by the caller.</param>
/// <param name="keys">The keys to sign with, asked for at every call.</param>
/// <param name="http">Connections to the control plane; owned by the caller.</param>
/// <param name="time">The clock.</param>
/// <param name="chance">Spreads retries and chooses ports.</param>
/// <param name="logs">Where to log.</param>
/// <param name="endpoint">Where containers get their role's credentials; null for none. The agent of a whole machine opens it itself.</param>
public sealed partial class AgentHost(
    AgentConfig config,
    DockerEngine docker,
    Func<SigningKeys> keys,
    HttpClient http,
    TimeProvider time,
    Random chance,
    ILoggerFactory logs,
    ContainerEndpoint? endpoint = null)
{
    /// <summary>The name of the instance that is the whole machine.</summary>
    public const string HostInstance = "host";

    /// <summary>The version that an agent registers with.</summary>
    public static string Version => Registrar.AgentVersion;

    private readonly SharedChance _chance = new(chance);
    private readonly ILogger _log = logs.CreateLogger("Plimsoll.Agent");
    private readonly TaskCompletionSource<string> _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile AcsSession? _acs;

    /// <summary>The container instance's ARN, once it is registered.</summary>
    public Task<string> Registered => _registered.Task;

    /// <summary>Whether the control plane is connected at this moment.</summary>
    public bool IsConnected => _acs is { IsConnected: true };

    /// <summary>Runs the agent.</summary>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The exit code: 0 when cancelled, 1 when a supervisor should start it again, 5 when that would not help.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        try
        {
            await RunPartsAsync(cancel).ConfigureAwait(false);
            return AgentExitException.Clean;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            _registered.TrySetCanceled(cancel);
            return AgentExitException.Clean;
        }
        catch (AwsException e)
        {
            LogExit($"{e.Code}: {e.Message}");
            _registered.TrySetException(e);
            return AgentExitException.Retryable;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            LogExit($"The data directory can not be used: {e.Message}");
            _registered.TrySetException(e);
            return e is InvalidDataException ? AgentExitException.Terminal : AgentExitException.Retryable;
        }
        catch (AgentExitException e)
        {
            LogExit(e.Message);
            _registered.TrySetException(e);
            return e.Code;
        }
    }

    private async Task RunPartsAsync(CancellationToken cancel)
    {
        using var _ = _log.BeginScope(config.Shape?.Name ?? HostInstance);
        var files = new AgentFiles(config.DataDirectory);
        var engineFacts = await EngineAsync(cancel).ConfigureAwait(false);
        await using var access = endpoint is null || config.Shape is not null ? null
            : await HostAccess.OpenAsync(new MachineRoutes(docker, _log), endpoint, cancel).ConfigureAwait(false);
        var controlPlane = new EcsClient(new AwsClient(http, config.Endpoint, config.Region, keys, time));
        var identity = await new Registrar(controlPlane, Served(), files, time, _chance, _log)
            .RegisterAsync(engineFacts, cancel).ConfigureAwait(false);
        _registered.TrySetResult(identity.ContainerInstanceArn);

        var credentials = new CredentialStore();
        using var shipping = new LogShipping(docker, config, files, http, keys, credentials, time, _chance, _log);
        using var reporter = new Reporter(controlPlane, time, _chance, _log);
        var ledger = new ImageLedger(files);
        AwsClient ClientOf(string region, Func<SigningKeys> keysNow) => new(http, config.Endpoint, region, keysNow, time);
        using var tokens = new EcrTokens((region, role) => ClientOf(region, role is null ? keys : () => role.Keys), time, _chance);
        var context = new EngineContext
        {
            Config = config,
            Docker = docker,
            Facts = engineFacts,
            Files = files,
            Logs = shipping,
            Images = ledger,
            Credentials = credentials,
            Serves = endpoint?.Listening is not null,
            OwnRegistry = new OwnRegistry(tokens, http, config.Endpoint, config.Region),
            Secrets = new SecretReader(new SecretStores((region, role) => ClientOf(region, () => role)), credentials, time, _chance),
            Cluster = identity.Cluster,
            Time = time,
            Chance = _chance,
        };
        using var tasks = new TaskEngine(context, Capacity.Of(config, engineFacts), reporter, Ports(), _log);
        var handler = new AcsHandler(tasks, reporter, files, config, identity.Cluster, _log);
        var sockets = new LinkSocket(http, keys, config.Region, time);
        var endpoints = new Endpoints(controlPlane, time);
        var acs = new AcsSession(
            sockets, endpoints, handler, identity.Cluster, identity.ContainerInstanceArn, engineFacts, time, _chance, _log);
        var tcs = new TcsSession(
            sockets, endpoints, tasks, docker, config, identity.Cluster, identity.ContainerInstanceArn, engineFacts,
            () => acs.IsInactive, time, _chance, _log);
        var served = new ServedAgent
        {
            Credentials = credentials,
            Cluster = identity.Cluster,
            ContainerInstanceArn = identity.ContainerInstanceArn,
            AvailabilityZone = identity.AvailabilityZone,
            Config = config,
            Docker = docker,
            ControlPlane = controlPlane,
            ControlPlaneAs = role => new EcsClient(new AwsClient(http, config.Endpoint, config.Region, () => role, time)),
            Tasks = tasks.SnapshotAsync,
        };
        var images = new ImageCleaner(docker, ledger, tasks, config, time, _log);
        _acs = acs;

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task[] parts = [tasks.RunAsync(stop.Token), acs.RunAsync(stop.Token), tcs.RunAsync(stop.Token), images.RunAsync(stop.Token)];
        endpoint?.Add(served);
        await using var introspection = endpoint is not null && config.Shape is null ? new IntrospectionApi(served, logs) : null;
        if (introspection is not null)
        {
            await introspection.StartAsync(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, IntrospectionApi.Port)).ConfigureAwait(false);
        }

        // Only an unforeseen error ends a part before the others, and the others may end of it first: the error is what is told.
        await Task.WhenAny(parts.Append(Task.Delay(Timeout.InfiniteTimeSpan, time, cancel))).ConfigureAwait(false);
        endpoint?.Remove(served);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (config.IsTakenDown())
        {
            await new LastWords(docker, shipping, time, _log).ShipAsync(config.Shape?.Name ?? HostInstance).ConfigureAwait(false);
        }

        await shipping.StopAsync().ConfigureAwait(false);
        if (Array.Find(parts, part => part.IsFaulted) is { } broken)
        {
            await broken.ConfigureAwait(false);
        }

        cancel.ThrowIfCancellationRequested();
        throw new AgentExitException(AgentExitException.Retryable, "A part of the agent has ended.");
    }

    // Nobody is promised a role whose credentials its containers can not get.
    private AgentConfig Served() => endpoint?.Listening is not null ? config : config with { TaskIamRole = false, TaskIamRoleNetworkHost = false };

    private PortPicker Ports()
    {
        var addresses = config.Shape?.HostAddresses ?? [System.Net.IPAddress.Any];
        return new PortPicker(
            config.DynamicHostPortRange ?? PortPicker.KernelRange(), (port, protocol) => addresses.All(address => PortPicker.IsFree(address, port, protocol)), _chance);
    }

    private async Task<EngineFacts> EngineAsync(CancellationToken cancel)
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(5), 2, _chance);
        while (true)
        {
            try
            {
                return await docker.FactsAsync(cancel).ConfigureAwait(false);
            }
            catch (Exception e) when (EngineErrors.IsAbsence(e) && !cancel.IsCancellationRequested)
            {
                LogNoEngine(EngineErrors.Describe(e));
                await backoff.WaitAsync(time, cancel).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The agent ends: {Why}")]
    private partial void LogExit(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The Docker engine does not answer, the agent waits for it: {Why}")]
    private partial void LogNoEngine(string why);
}
