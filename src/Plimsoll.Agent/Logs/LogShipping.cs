using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Credentials;
using Plimsoll.Agent.Storage;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Payload;
using Plimsoll.Wire.Client;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Logs;

/// <summary>The awslogs driver: one follower for each container that runs.</summary>
internal sealed partial class LogShipping(
    DockerEngine engine,
    AgentConfig config,
    AgentFiles files,
    HttpClient http,
    Func<SigningKeys> keys,
    CredentialStore credentials,
    TimeProvider time,
    Random chance,
    ILogger log) : IDisposable
{
    private readonly Dictionary<string, (LogFollower Follower, Task Running)> _followers = [];
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Whether the agent ships a container's log.</summary>
    public static bool Ships(ContainerPlan container) => container.LogDriver == "awslogs";

    /// <summary>Docker's own log driver for a container whose log the agent ships.</summary>
    /// <exception cref="FormatException">The options are wrong.</exception>
    public Docker.DotNet.Models.LogConfig? LocalLog(ContainerPlan container) => Ships(container)
        ? new() { Type = "json-file", Config = engine.ReadsLogFiles ? Options(container).LocalLog() : [] }
        : null;

    /// <summary>Makes the stream. Before the container starts: without a place for its log it must not.</summary>
    /// <exception cref="AwsException">The stream can not be made.</exception>
    public async Task PrepareAsync(AcsTask task, ContainerPlan container, string dockerId, CancellationToken cancel)
    {
        var options = Options(container);
        var backoff = new Backoff(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), 2, chance);
        while (true)
        {
            try
            {
                await Target(task, container, dockerId, options).CreateAsync(options.CreateGroup, cancel).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (Faults.IsTransient(e))
            {
                await backoff.WaitAsync(time, cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Begins to ship, after whatever is still shipped of the container's life before.</summary>
    public void Follow(AcsTask task, ContainerPlan container, string dockerId)
    {
        var options = Options(container);
        ILogSource source = engine.ReadsLogFiles
            ? new FileLogSource(engine, dockerId, options, time, log)
            : new EngineLogSource(engine, dockerId, container.Config.Tty == true);
        var follower = new LogFollower(
            source, Target(task, container, dockerId, options), options, files.LogPosition(dockerId), time, log);
        lock (_followers)
        {
            var before = _followers.GetValueOrDefault(dockerId).Running ?? Task.CompletedTask;
            _followers[dockerId] = (follower, RunAsync(before, follower, container.Name));
        }
    }

    /// <summary>Waits until all that a container wrote is shipped.</summary>
    public Task DrainedAsync(string dockerId)
    {
        lock (_followers)
        {
            return _followers.GetValueOrDefault(dockerId).Running ?? Task.CompletedTask;
        }
    }

    /// <summary>Waits until all that all containers wrote is shipped: they must have ended.</summary>
    public Task AllDrainedAsync()
    {
        lock (_followers)
        {
            return Task.WhenAll(_followers.Values.Select(it => it.Running));
        }
    }

    /// <summary>Containers whose log is still shipped.</summary>
    public int Undrained
    {
        get
        {
            lock (_followers)
            {
                return _followers.Values.Count(it => !it.Running.IsCompleted);
            }
        }
    }

    /// <summary>Whether a container's log was shipped to its end.</summary>
    public bool IsDone(string dockerId) =>
        AgentFiles.Read(files.LogPosition(dockerId), LogPositionJson.Default.LogPosition) is { Done: true };

    /// <summary>What a container's log will not have, in words; null when it has all.</summary>
    public string? Missing(string dockerId)
    {
        lock (_followers)
        {
            return _followers.GetValueOrDefault(dockerId).Follower?.Missing;
        }
    }

    public void Forget(string dockerId)
    {
        lock (_followers)
        {
            _followers.Remove(dockerId);
        }

        File.Delete(files.LogPosition(dockerId));
    }

    /// <summary>Stops following and waits until nothing is in the middle of being shipped.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task[] running;
        lock (_followers)
        {
            running = [.. _followers.Values.Select(it => it.Running)];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync(Task before, LogFollower follower, string container)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        try
        {
            await follower.RunAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The agent stops; the position is on disk.
        }
        catch (Exception e)
        {
            LogFailed(e, container);
        }
    }

    private AwsLogsOptions Options(ContainerPlan container) =>
        AwsLogsOptions.Parse(container.Host.LogConfig?.Config, config.Region);

    private LogTarget Target(AcsTask task, ContainerPlan container, string dockerId, AwsLogsOptions options)
    {
        var useRole = config.AwslogsExecutionRole && container.Source?.LogsAuthStrategy == "ExecutionRole";
        var client = new AwsClient(
            http,
            options.Endpoint ?? config.Endpoint,
            options.Region,
            () => useRole ? credentials.ExecutionKeys(task.Arn!) ?? keys() : keys(),
            time);
        var taskId = task.Arn![(task.Arn!.LastIndexOf('/') + 1)..];
        return new LogTarget(
            new LogsClient(client), options.Group, options.StreamName(container.Name, taskId, dockerId), time, chance, log);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The log of container {Container} is not shipped any more")]
    private partial void LogFailed(Exception e, string container);
}
