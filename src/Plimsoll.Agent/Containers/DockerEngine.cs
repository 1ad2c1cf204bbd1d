using Docker.DotNet;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Cgroups;
using Plimsoll.Agent.Images;
using Plimsoll.Agent.Registration;

namespace Plimsoll.Agent.Containers;

/// <summary>
/// A Docker engine and what the agents of one process share on it: the stream of events, pulls under way, networks, the pause image.
/// Make one, hand it to every <see cref="AgentHost"/>.
/// </summary>
public sealed class DockerEngine : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _listening;

    /// <summary>Connects; the engine need not be there yet.</summary>
    /// <param name="dockerHost">DOCKER_HOST, for example <c>unix:///var/run/docker.sock</c>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where to log.</param>
    public DockerEngine(Uri dockerHost, TimeProvider time, ILoggerFactory logs)
    {
        Time = time;
        IsLocal = dockerHost.Scheme == "unix";
        Client = new DockerClientBuilder().WithEndpoint(dockerHost).WithTimeout(Timeout.InfiniteTimeSpan).Build();
        Raw = UnixHttp.Connect(dockerHost);
        Networks = new Networks(this);
        Pulls = new Pulls(this, time);
        Cgroups = CgroupTree.None;
        Events = new EngineEvents(this, time, logs.CreateLogger("Plimsoll.Agent.Engine"));
        _listening = Events.RunAsync(_stop.Token);
    }

    internal TimeProvider Time { get; }

    internal bool IsLocal { get; }

    internal DockerClient Client { get; }

    internal HttpClient Raw { get; }

    internal EngineEvents Events { get; }

    internal Networks Networks { get; }

    internal Pulls Pulls { get; }

    internal CgroupTree Cgroups { get; private set; }

    /// <summary>Whether Docker's own files of its containers' logs can be read here.</summary>
    internal bool ReadsLogFiles { get; private set; }

    /// <summary>The subnets that the engine has given to networks, but for the bridge networks of these local instances.</summary>
    /// <param name="instances">The names of the instances' shapes.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<IReadOnlySet<string>> SubnetsOfOthersAsync(IReadOnlyCollection<string> instances, CancellationToken cancel) =>
        Networks.SubnetsOfOthersAsync(instances, cancel);

    /// <summary>Asks the engine what it is.</summary>
    internal async Task<EngineFacts> FactsAsync(CancellationToken cancel)
    {
        var version = await Client.System.GetVersionAsync(cancel).ConfigureAwait(false);
        var info = await Client.System.GetSystemInfoAsync(cancel).ConfigureAwait(false);
        ReadsLogFiles = IsLocal && CanList(Path.Combine(info.DockerRootDir ?? "", "containers"));
        Cgroups = IsLocal ? CgroupTree.Detect(info.CgroupDriver, info.CgroupVersion) : CgroupTree.None;
        return new EngineFacts(
            Version.Parse(version.APIVersion),
            version.Version,
            info.Architecture == "aarch64" ? "arm64" : info.Architecture,
            (int)info.NCPU,
            (int)(info.MemTotal / 1048576),
            Cgroups.IsUsable);
    }

    private static bool CanList(string directory)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(directory).Any() || Directory.Exists(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Client.Dispose();
        Raw.Dispose();
        Networks.Dispose();
        Pulls.Dispose();
        _stop.Dispose();
    }
}
