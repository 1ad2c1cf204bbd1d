using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;
using Plimsoll.Ec2;
using Plimsoll.Ecs.Api.AccountSettings;
using Plimsoll.Ecs.Api.Agents;
using Plimsoll.Ecs.Api.Attributes;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.ContainerInstances;
using Plimsoll.Ecs.Api.Planning;
using Plimsoll.Ecs.Api.Protection;
using Plimsoll.Ecs.Api.Services;
using Plimsoll.Ecs.Api.Tags;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Ecs.Control;
using Plimsoll.Ecs.Control.Definitions;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Link;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;
using System.Text.Json.Serialization.Metadata;

namespace Plimsoll.Ecs;

/// <summary>Amazon ECS: its operations, its agent link, its control loops.</summary>
public sealed partial class EcsService : IAsyncDisposable
{
    private readonly EcsOptions _options;
    private readonly AgentLinkServer _link;
    private readonly StoppedTaskReaper _reaper;
    private readonly DefinitionRemover _remover;
    private readonly ServiceController _services;
    private readonly StopLog _stops;
    private readonly ILogger<EcsService> _log;

    /// <summary>Builds the service; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="options">What it works with.</param>
    /// <param name="logs">Makes its loggers.</param>
    public EcsService(EcsOptions options, ILoggerFactory logs)
    {
        _options = options;
        _log = logs.CreateLogger<EcsService>();
        var context = new EcsContext(options.Cells, options.Tokens, options.Time, options.Zones);
        _stops = new StopLog(logs.CreateLogger<StopLog>());
        var health = new InstanceHealth();
        _link = new AgentLinkServer(context, options, health, logs);
        _reaper = new StoppedTaskReaper(context, options.KeepStoppedTasks);
        var (roles, linked) = (new RoleCheck(context, options.Roles), new LinkedRole(options.Roles, options.Authorizer));
        var run = new RunTaskApi(context, roles);
        var create = new CreateServiceApi(context, linked);
        _remover = new DefinitionRemover(context, LogRemover);
        _services = new ServiceController(context, new ServiceReconciler(context, options.HealthyAfter), LogServices);
        Definition = new ServiceDefinition
        {
            Name = "ecs",
            Protocol = WireProtocol.Json11,
            Target = "AmazonEC2ContainerServiceV20141113",
            Operations =
            [
                .. new ClustersApi(context, linked).Operations,
                .. new TaskDefinitionsApi(context).Operations,
                .. new TaskDefinitionListsApi(context).Operations,
                .. new AccountSettingsApi(context).Operations,
                .. new TagsApi(context).Operations,
                .. new AttributesApi(context).Operations,
                .. new RegistrationApi(context).Operations,
                .. new ContainerInstancesApi(context, health).Operations,
                .. run.Operations,
                .. new StartTaskApi(context, roles).Operations,
                .. new TasksApi(context).Operations,
                .. create.Operations,
                .. new UpdateServiceApi(context, create).Operations,
                .. new ServicesApi(context).Operations,
                .. new ProtectionApi(context).Operations,
                .. new AgentsApi(context).Operations,
            ],
        };
        Planning = new ServiceDefinition
        {
            Name = "plimsoll",
            Protocol = WireProtocol.Json11,
            Target = "Plimsoll",
            Operations = [.. new PlanningApi(context, run).Operations, .. new ContainerOutputApi(context, options.Output).Operations],
        };
    }

    /// <summary>Tables that the schema of the cells must have.</summary>
    public static IReadOnlyList<Table> Tables => EcsTables.All;

    /// <summary>The operations.</summary>
    public ServiceDefinition Definition { get; }

    /// <summary>What AWS has not: plans, explanations, and what containers wrote.</summary>
    public ServiceDefinition Planning { get; }

    /// <summary>Shape of the input of RunTask and CreateService: the command line reads the options of <c>aws ecs</c> by it.</summary>
    /// <param name="operation"><c>RunTask</c> or <c>CreateService</c>.</param>
    public static JsonTypeInfo InputOf(string operation) => operation == "RunTask"
        ? PlanningJson.Default.RunTaskRequest
        : PlanningJson.Default.CreateServiceRequest;

    /// <summary>Derived states that each cell must have.</summary>
    /// <param name="seed">Of the random choices of placement.</param>
    /// <param name="addresses">What awsvpc tasks may have; null for all addresses of a subnet.</param>
    public static IReadOnlyList<IDerived> Derive(int seed, AddressPool? addresses = null) =>
        [new FleetIndex((ulong)seed), new AddressBook(new Random(seed), addresses ?? new AddressPool()), new ServiceTasks(), new Control.Images.ImageUsers()];

    /// <summary>Tasks that have not stopped and active definitions of a cell that name images of a repository.</summary>
    /// <param name="view">The cell: whoever asks inside its transaction misses none that was just placed.</param>
    /// <param name="repository">Path of the images, whatever their registry.</param>
    public static IEnumerable<ImageUser> ImageUsers(View view, string repository) => Control.Images.ImageUsers.Of(view, repository);

    /// <summary>How many tasks run now, in all accounts and regions.</summary>
    public int RunningTasks() => _options.Cells.All.Sum(cell => cell.Peek(view => view.All(EcsTables.Tasks).Count(task => task.Task.LastStatus == TaskStatuses.Running)));

    /// <summary>Whether there is a task, and whether it has not stopped.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <returns>Null when there is none.</returns>
    public bool? IsTaskLive(string arn) =>
        Arn.TryParse(arn, out var task) && task.Resource.Split('/') is ["task", var cluster, var id] && _options.Cells.Find(task.Account, task.Region) is { } cell
            ? cell.Peek(view => view.Get(EcsTables.Tasks, TaskRecord.KeyOf(cluster, id))) is { } record ? record.Task.LastStatus != TaskStatuses.Stopped : null
            : null;

    /// <summary>ARNs of the active clusters of an account by region: what needs ECS's service-linked role.</summary>
    /// <param name="account">Account, twelve digits.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ActiveClusters(string account) => _options.Cells.All
        .Where(cell => cell.Account == account)
        .Select(cell => (cell.Region, Arns: cell.Peek(view =>
            view.All(EcsTables.Clusters).Where(cluster => cluster.Status == ClusterStatuses.Active).Select(cluster => cluster.ClusterArn!).Order(StringComparer.Ordinal).ToList())))
        .Where(place => place.Arns.Count > 0)
        .ToDictionary(place => place.Region, place => (IReadOnlyList<string>)place.Arns);

    /// <summary>Accounts and regions that have clusters, and how many.</summary>
    public IReadOnlyList<(string Account, string Region, int Clusters)> Places() =>
        [.. _options.Cells.All.Select(cell => (cell.Account, cell.Region, Clusters: cell.Peek(view => view.All(EcsTables.Clusters).Count()))).Where(place => place.Clusters > 0)];

    /// <summary>Where the tasks of a service can be reached; null when there is no such active service.</summary>
    /// <param name="account">Account.</param>
    /// <param name="region">Region.</param>
    /// <param name="cluster">Name of its cluster, in any case of letters.</param>
    /// <param name="service">Its name, in any case of letters.</param>
    public ValueTask<IReadOnlyList<ServiceEndpoint>?> EndpointsAsync(string account, string region, string cluster, string service) =>
        _options.Cells.Get(account, region).ReadAsync(view => Control.Services.Endpoints.Of(view, cluster, service));

    /// <summary>Starts the control loops: what was half done when the server stopped is taken up again as agents connect.</summary>
    public async Task StartAsync()
    {
        await _link.DisconnectAllAsync();
        _options.Cells.Committed += _link.Committed;
        _options.Cells.Committed += Follow;
        _stops.Start();
        _reaper.Start(LogReaper);
        await _remover.StartAsync();
        _services.Start();
    }

    /// <summary>Serves an agent's websocket: <c>/acs/ws</c> and <c>/tcs/ws</c>.</summary>
    public Task ServeAgentAsync(HttpContext http) => _link.ServeAsync(http);

    /// <summary>Ends every agent's connection, after the cells were emptied: agents find that they are not known.</summary>
    public Task ResetAsync()
    {
        _link.CloseAll(forGood: false);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _options.Cells.Committed -= _link.Committed;
        _options.Cells.Committed -= Follow;
        _reaper.Dispose();
        _remover.Stop();
        _services.Dispose();
        _link.CloseAll(forGood: true);
        await _stops.StopAsync();
    }

    private void Follow(Cell cell, Entry entry) => _stops.Committed(entry);

    [LoggerMessage(1, LogLevel.Error, "Stopped tasks could not be forgotten; tried again in a minute")]
    private partial void LogReaper(Exception error);

    [LoggerMessage(2, LogLevel.Error, "Deleted task definitions could not be removed; tried again at the next change")]
    private partial void LogRemover(Exception error);

    [LoggerMessage(3, LogLevel.Error, "A service could not be looked after; tried again in a second")]
    private partial void LogServices(Exception error);
}
