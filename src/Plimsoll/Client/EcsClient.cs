using System.Text.Json.Serialization.Metadata;
using Plimsoll.Commands;
using Plimsoll.Hosting;
using Plimsoll.Wire.Client;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Client;

/// <summary>Calls the server as anybody calls it: signed, through the API.</summary>
/// <param name="http">Connections.</param>
/// <param name="access">The server and keys to it.</param>
/// <param name="time">Clock of the signatures.</param>
internal sealed class EcsClient(HttpClient http, ServerAccess access, TimeProvider time)
{
    private const string Target = "AmazonEC2ContainerServiceV20141113.";
    private const int MostClusters = 100;
    private const int MostDescribed = 100;
    private const int MostServices = 10;
    private const string Stopped = "STOPPED";
    private readonly AwsClient _client = new(http, new Uri(access.Server.Endpoint), access.Server.Region, () => access.Keys, time);

    /// <summary>The same for another region.</summary>
    public EcsClient In(string region) =>
        region == access.Server.Region ? this : new EcsClient(http, access with { Server = access.Server with { Region = region } }, time);

    /// <summary>Makes a cluster; nothing happens when it is there.</summary>
    public Task CreateClusterAsync(string name, CancellationToken cancel) => CallAsync(
        "CreateCluster", new CreateClusterRequest(name), ClientJson.Default.CreateClusterRequest, ClientJson.Default.CreateClusterResponse, cancel);

    /// <summary>Takes container instances out of a cluster with all that runs on them.</summary>
    /// <param name="cluster">Cluster; it may be gone.</param>
    /// <param name="ids">Their EC2 ids.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task DeregisterInstancesAsync(string cluster, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        try
        {
            foreach (var instance in (await InstancesAsync(cluster, cancel)).Where(one => ids.Contains(one.Ec2InstanceId)))
            {
                await CallAsync(
                    "DeregisterContainerInstance",
                    new DeregisterRequest(cluster, instance.ContainerInstanceArn, true),
                    ClientJson.Default.DeregisterRequest, ClientJson.Default.DeregisterResponse, cancel);
            }
        }
        catch (AwsException error) when (error.Code == "ClusterNotFoundException")
        {
            // With its cluster went the registration.
        }
    }

    /// <summary>All clusters.</summary>
    public async Task<IReadOnlyList<Cluster>> ClustersAsync(CancellationToken cancel)
    {
        var arns = await ListAsync("ListClusters", null, cancel);
        var found = new List<Cluster>();
        foreach (var some in arns.Chunk(MostClusters))
        {
            found.AddRange((await DescribeAsync("DescribeClusters", new DescribeRequest { Clusters = some }, cancel)).Clusters ?? []);
        }

        return found;
    }

    /// <summary>The container instances of a cluster.</summary>
    public async Task<IReadOnlyList<ContainerInstance>> InstancesAsync(string cluster, CancellationToken cancel)
    {
        var arns = await ListAsync("ListContainerInstances", cluster, cancel);
        var found = new List<ContainerInstance>();
        foreach (var some in arns.Chunk(MostDescribed))
        {
            var request = new DescribeRequest { Cluster = cluster, ContainerInstances = some };
            found.AddRange((await DescribeAsync("DescribeContainerInstances", request, cancel)).ContainerInstances ?? []);
        }

        return found;
    }

    /// <summary>The services of a cluster that are not being deleted.</summary>
    public async Task<IReadOnlyList<Service>> ServicesAsync(string cluster, CancellationToken cancel)
    {
        var found = new List<Service>();
        foreach (var some in (await ListAsync("ListServices", cluster, cancel)).Chunk(MostServices))
        {
            found.AddRange(await ServicesAsync(cluster, some, cancel));
        }

        return found;
    }

    /// <summary>Some services of a cluster, at most ten.</summary>
    public async Task<IReadOnlyList<Service>> ServicesAsync(string cluster, IReadOnlyList<string> names, CancellationToken cancel) =>
        (await DescribeAsync("DescribeServices", new DescribeRequest { Cluster = cluster, Services = names }, cancel)).Services ?? [];

    /// <summary>The tasks of a service that are meant to run.</summary>
    public async Task<IReadOnlyList<EcsTask>> TasksOfAsync(string cluster, string service, CancellationToken cancel) =>
        await TasksOfAsync(cluster, service, stoppedToo: false, cancel);

    /// <summary>The tasks of a service that are meant to run, and those that are meant to stop or have.</summary>
    public async Task<IReadOnlyList<EcsTask>> TasksOfAsync(string cluster, string service, bool stoppedToo, CancellationToken cancel)
    {
        var running = await ListAsync("ListTasks", cluster, cancel, service);
        var stopped = stoppedToo ? await ListAsync("ListTasks", cluster, cancel, service, Stopped) : [];
        return await TasksAsync(cluster, [.. running, .. stopped], cancel);
    }

    /// <summary>The ids of all tasks of a cluster that are known, stopped ones too.</summary>
    public async Task<IReadOnlyList<string>> TaskIdsAsync(string cluster, CancellationToken cancel)
    {
        var running = await ListAsync("ListTasks", cluster, cancel);
        var stopped = await ListAsync("ListTasks", cluster, cancel, desiredStatus: Stopped);
        return [.. running.Concat(stopped).Select(arn => arn[(arn.LastIndexOf('/') + 1)..])];
    }

    /// <summary>The tasks of a service that have stopped and are still kept.</summary>
    public async Task<IReadOnlyList<EcsTask>> StoppedTasksOfAsync(string cluster, string service, CancellationToken cancel) =>
        await TasksAsync(cluster, await ListAsync("ListTasks", cluster, cancel, service, Stopped), cancel);

    /// <summary>Makes a service.</summary>
    public Task CreateServiceAsync(CreateServiceRequest request, CancellationToken cancel) => CallAsync(
        "CreateService", request, ClientJson.Default.CreateServiceRequest, ClientJson.Default.CreateServiceResponse, cancel);

    /// <summary>The tasks of a cluster that are not stopped.</summary>
    public async Task<IReadOnlyList<EcsTask>> TasksAsync(string cluster, CancellationToken cancel) =>
        await TasksAsync(cluster, await ListAsync("ListTasks", cluster, cancel), cancel);

    /// <summary>Some tasks of a cluster.</summary>
    public async Task<IReadOnlyList<EcsTask>> TasksAsync(string cluster, IReadOnlyList<string> arns, CancellationToken cancel)
    {
        var found = new List<EcsTask>();
        foreach (var some in arns.Chunk(MostDescribed))
        {
            found.AddRange((await DescribeAsync("DescribeTasks", new DescribeRequest { Cluster = cluster, Tasks = some }, cancel)).Tasks ?? []);
        }

        return found;
    }

    /// <summary>Registers a task definition; returns its ARN.</summary>
    public async Task<string> RegisterAsync(RegisterTaskDefinitionRequest definition, CancellationToken cancel) => (await CallAsync(
        "RegisterTaskDefinition", definition,
        ClientJson.Default.RegisterTaskDefinitionRequest, ClientJson.Default.RegisterTaskDefinitionResponse, cancel)).TaskDefinition!.TaskDefinitionArn;

    /// <summary>Runs tasks.</summary>
    public Task<RunTaskResponse> RunAsync(RunTaskRequest request, CancellationToken cancel) =>
        CallAsync("RunTask", request, ClientJson.Default.RunTaskRequest, ClientJson.Default.RunTaskResponse, cancel);

    /// <summary>Why a task is where it is: an operation of Plimsoll's own.</summary>
    public Task<ExplainTaskResponse> ExplainAsync(string cluster, string task, CancellationToken cancel) => CallAsync(
        "plimsoll", "Plimsoll.ExplainTask", new ExplainTaskRequest(cluster, task),
        ClientJson.Default.ExplainTaskRequest, ClientJson.Default.ExplainTaskResponse, cancel);

    /// <summary>Does one call of ECS.</summary>
    public Task<TOut> CallAsync<TIn, TOut>(
        string operation, TIn input, JsonTypeInfo<TIn> inputShape, JsonTypeInfo<TOut> outputShape, CancellationToken cancel) =>
        CallAsync("ecs", Target + operation, input, inputShape, outputShape, cancel);

    /// <summary>Does one call of any service.</summary>
    /// <exception cref="CommandException">The server could not be reached.</exception>
    public async Task<TOut> CallAsync<TIn, TOut>(
        string service, string target, TIn input, JsonTypeInfo<TIn> inputShape, JsonTypeInfo<TOut> outputShape, CancellationToken cancel)
    {
        try
        {
            return await _client.CallAsync(service, target, input, inputShape, outputShape, cancel);
        }
        catch (HttpRequestException error)
        {
            throw new CommandException(
                $"the server at {access.Server.Endpoint} does not answer: {error.Message}", "See the output of its `plimsoll up`.");
        }
    }

    private async Task<IReadOnlyList<string>> ListAsync(string operation, string? cluster, CancellationToken cancel, string? service = null, string? desiredStatus = null)
    {
        var found = new List<string>();
        string? next = null;
        do
        {
            var request = new ListRequest { Cluster = cluster, ServiceName = service, DesiredStatus = desiredStatus, NextToken = next };
            var page = await CallAsync(operation, request, ClientJson.Default.ListRequest, ClientJson.Default.ListResponse, cancel);
            found.AddRange(page.Arns);
            next = page.NextToken;
        }
        while (next is not null);
        return found;
    }

    private Task<DescribeResponse> DescribeAsync(string operation, DescribeRequest request, CancellationToken cancel) =>
        CallAsync(operation, request, ClientJson.Default.DescribeRequest, ClientJson.Default.DescribeResponse, cancel);
}
