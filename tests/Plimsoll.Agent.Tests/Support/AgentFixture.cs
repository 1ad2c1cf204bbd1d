using System.Net;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Serving;
using Plimsoll.Agent.Storage;
using Plimsoll.AgentLink.Payload;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>A real agent on the real engine, as a local instance of its own, with a fake control plane.</summary>
internal sealed class AgentFixture : IAsyncDisposable
{
    private static int _count;
    private readonly HttpClient _http = new();
    private readonly string _data = Directory.CreateTempSubdirectory("plimsoll-agent-test-").FullName;
    private CancellationTokenSource _stop = new();
    private Task<int> _running = Task.FromResult(0);

    private AgentFixture(Func<AgentConfig, AgentConfig>? configure, bool vpc, bool serves)
    {
        var number = Interlocked.Increment(ref _count);
        Instance = $"agent-test-{Environment.ProcessId}-{number}";
        var config = new AgentConfig
        {
            Cluster = Control.Cluster,
            Endpoint = Control.Endpoint,
            DataDirectory = _data,
            ImageCleanupInterval = TimeSpan.FromHours(1),
            TaskEni = vpc,
            Shape = new InstanceShape
            {
                Name = Instance,
                Cpu = 2048,
                Memory = 2048,
                HostAddress = new IPAddress([127, 91, (byte)(Environment.ProcessId % 250), (byte)(number % 250 + 1)]),
                BridgeSubnet = $"10.{210 + (Environment.ProcessId % 40)}.{number % 250}.0/24",
                Vpc = vpc ? new VpcNetwork("vpc-" + Instance, $"10.{160 + (Environment.ProcessId % 40)}.{number % 250}.0/24") : null,
            },
        };
        Config = configure?.Invoke(config) ?? config;
        Served = serves ? new ContainerEndpoint(Config, null, TimeProvider.System, NullLoggerFactory.Instance) : null;
        Engine = new DockerEngine(Config.DockerHost, TimeProvider.System, NullLoggerFactory.Instance);
    }

    public FakeControlPlane Control { get; } = new();

    public string Instance { get; }

    public AgentConfig Config { get; set; }

    public DockerEngine Engine { get; private set; }

    /// <summary>What its containers ask, where a test listens.</summary>
    public ContainerEndpoint? Served { get; }

    public Task<int> Running => _running;

    /// <summary>Whether the agent has written down that the control plane took a status of a task.</summary>
    public bool IsReported(AcsTask task, string status) =>
        AgentFiles.Read(new AgentFiles(_data).Task(task.Id()), AgentStateJson.Default.TaskState)?.Sent.Status == status;

    public static async Task<AgentFixture> StartAsync(Func<AgentConfig, AgentConfig>? configure = null, bool vpc = false, bool serves = false)
    {
        await BusyboxImage.EnsureAsync();
        var fixture = new AgentFixture(configure, vpc, serves);
        if (fixture.Served is { } served)
        {
            Assert.True(await served.StartAsync(new IPEndPoint(IPAddress.Loopback, 0)));
        }

        fixture.Start();
        return fixture;
    }

    public void Start()
    {
        _stop = new CancellationTokenSource();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(new TestLog(Instance)).SetMinimumLevel(LogLevel.Debug));
        _running = new AgentHost(
            Config, Engine, () => new SigningKeys("AKIDEXAMPLE", "secret"), _http, TimeProvider.System, new Random(7), logs, endpoint: Served)
            .RunAsync(_stop.Token);
    }

    public async Task<int> StopAgentAsync()
    {
        await _stop.CancelAsync();
        return await _running;
    }

    public async Task RestartAsync()
    {
        await StopAgentAsync();
        Start();
    }

    /// <summary>Lets no task be written down: a file is where the directory was.</summary>
    public void BlockFiles()
    {
        Directory.Move(Path.Combine(_data, "tasks"), Path.Combine(_data, "tasks-aside"));
        File.WriteAllBytes(Path.Combine(_data, "tasks"), []);
    }

    public void UnblockFiles()
    {
        File.Delete(Path.Combine(_data, "tasks"));
        Directory.Move(Path.Combine(_data, "tasks-aside"), Path.Combine(_data, "tasks"));
    }

    /// <summary>The containers of a task on the engine.</summary>
    public async Task<IList<ContainerListResponse>> ContainersAsync(AcsTask? task = null)
    {
        var all = await BusyboxImage.Docker.Containers.ListContainersAsync(
            new ContainersListParameters { All = true, Filters = Labels.Filter(Instance) });
        return [.. all.Where(it => task is null || it.Labels[Labels.TaskArn] == task.Arn)];
    }

    public async Task<ContainerInspectResponse> InspectAsync(AcsTask task, string container)
    {
        var all = await ContainersAsync(task);
        return await BusyboxImage.Docker.Containers.InspectContainerAsync(
            all.Single(it => it.Labels[Labels.ContainerName] == container).ID);
    }

    public string LogStream(AcsTask task, string container) => $"p/{container}/{task.Id()}";

    public async ValueTask DisposeAsync()
    {
        await StopAgentAsync();
        if (Served is not null)
        {
            await Served.DisposeAsync();
        }

        await LeftOvers.RemoveAsync(Engine, [Instance], [], CancellationToken.None);
        if (Config.Shape?.Vpc is { } vpc)
        {
            await LeftOvers.RemoveNetworkAsync(Engine, vpc.Name, CancellationToken.None);
        }

        await Engine.DisposeAsync();
        await Control.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
