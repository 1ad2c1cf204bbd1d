using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Plimsoll.Client;
using Plimsoll.Ec2;
using Plimsoll.Planning;

namespace Plimsoll.Status;

/// <summary>What <c>plimsoll status</c> shows.</summary>
internal sealed record ServerStatus(
    string Endpoint, string Region, string Account, IReadOnlyList<SubnetStatus> Subnets, IReadOnlyList<ClusterStatus> Clusters)
{
    /// <summary>Asks the server.</summary>
    public static async Task<ServerStatus> AskAsync(Hosting.ServerFile server, EcsClient ecs, CancellationToken cancel)
    {
        var clusters = new List<ClusterStatus>();
        foreach (var cluster in await ecs.ClustersAsync(cancel))
        {
            clusters.Add(ClusterStatus.Of(
                cluster,
                await ecs.InstancesAsync(cluster.ClusterName, cancel),
                await ecs.ServicesAsync(cluster.ClusterName, cancel),
                await ecs.TasksAsync(cluster.ClusterName, cancel),
                await FailuresAsync(ecs, cluster.ClusterName, cancel)));
        }

        var subnets = new Vpc(server.Account, server.Region, server.Zones).Subnets;
        return new ServerStatus(
            server.Endpoint, server.Region, server.Account, [.. subnets.Select(subnet => new SubnetStatus(subnet.Id, subnet.AvailabilityZone, subnet.Cidr))], clusters);
    }

    /// <summary>The services of a cluster whose tasks fail, or failed lately, by name.</summary>
    public static async Task<Dictionary<string, FailingService>> FailuresAsync(EcsClient ecs, string cluster, CancellationToken cancel)
    {
        var answer = await ecs.CallAsync(
            "plimsoll", "Plimsoll.ListServiceFailures", new JsonObject { ["cluster"] = cluster }, PlanJson.Default.JsonObject, PlanJson.Default.FailingServices, cancel);
        return (answer.Services ?? []).ToDictionary(service => service.ServiceName, service => service, StringComparer.Ordinal);
    }
}

/// <summary>A subnet that awsvpc tasks may ask for.</summary>
internal sealed record SubnetStatus(string Id, string Zone, string Cidr);

/// <summary>A cluster with what is in it.</summary>
internal sealed record ClusterStatus(
    string Name, string Status, IReadOnlyList<InstanceStatus> Instances, IReadOnlyList<ServiceStatus> Services, IReadOnlyList<TaskStatus> Tasks)
{
    public static ClusterStatus Of(
        Cluster cluster, IReadOnlyList<ContainerInstance> instances, IReadOnlyList<Service> services, IReadOnlyList<EcsTask> tasks,
        IReadOnlyDictionary<string, FailingService>? failures = null)
    {
        var names = instances.ToDictionary(instance => instance.ContainerInstanceArn, InstanceStatus.NameOf);
        return new ClusterStatus(
            cluster.ClusterName,
            cluster.Status,
            [.. instances.Select(InstanceStatus.Of).OrderBy(instance => instance.Zone, StringComparer.Ordinal).ThenBy(instance => instance.Id, StringComparer.Ordinal)],
            [.. services.Select(service => ServiceStatus.Of(service, failures?.GetValueOrDefault(service.ServiceName))).OrderBy(service => service.Name, StringComparer.Ordinal)],
            [.. tasks.Select(task => TaskStatus.Of(task, names)).OrderBy(task => task.Definition, StringComparer.Ordinal).ThenBy(task => task.Id, StringComparer.Ordinal)]);
    }
}

/// <summary>A container instance and how full it is.</summary>
internal sealed record InstanceStatus(
    string Id, string Type, string Zone, string? Address, string Status, bool AgentConnected, Load Cpu, Load Memory, int Running, int Pending)
{
    public static InstanceStatus Of(ContainerInstance instance) => new(
        NameOf(instance),
        instance.Attribute("ecs.instance-type") ?? "",
        instance.Attribute("ecs.availability-zone") ?? "",
        instance.Attribute("plimsoll.private-ipv4-address"),
        instance.Status,
        instance.AgentConnected,
        Load.Of(instance, "CPU"),
        Load.Of(instance, "MEMORY"),
        instance.RunningTasksCount,
        instance.PendingTasksCount);

    /// <summary>Its EC2 id, or for a machine that has none the last part of its ARN.</summary>
    public static string NameOf(ContainerInstance instance) =>
        instance.Ec2InstanceId ?? instance.ContainerInstanceArn[(instance.ContainerInstanceArn.LastIndexOf('/') + 1)..];
}

/// <summary>How much of a resource tasks have reserved: CPU units or MiB.</summary>
internal sealed record Load(int Used, int Total)
{
    public static Load Of(ContainerInstance instance, string resource)
    {
        var (total, left) = (Value(instance.RegisteredResources), Value(instance.RemainingResources));
        return new Load(total - left, total);

        int Value(IReadOnlyList<Resource> resources) => resources.FirstOrDefault(one => one.Name == resource)?.IntegerValue ?? 0;
    }

    /// <summary>Between 0 and 1.</summary>
    [JsonIgnore]
    public double Share => Total <= 0 ? 0 : Math.Clamp((double)Used / Total, 0, 1);
}

/// <summary>A service and how many tasks it has.</summary>
/// <remarks>
/// <c>Failing</c> is how many of its tasks failed in a row, <c>Reason</c> why the last one did; <c>Ended</c> how many failed in the last ten
/// minutes though others were healthy since, <c>EndedWords</c> that in words.
/// </remarks>
internal sealed record ServiceStatus(
    string Name, string Strategy, string Definition, string Status, int Desired, int Running, int Pending, int Failing = 0, string? Reason = null,
    int Ended = 0, string? EndedWords = null)
{
    public static ServiceStatus Of(Service service, FailingService? failing = null) => new(
        service.ServiceName,
        service.SchedulingStrategy,
        service.TaskDefinition[(service.TaskDefinition.LastIndexOf('/') + 1)..],
        service.Status,
        service.DesiredCount,
        service.RunningCount,
        service.PendingCount,
        failing?.Failure?.Alike ?? 0,
        failing?.Failure?.ContainerReason ?? failing?.Failure?.StoppedReason,
        failing?.RecentFailures?.Count ?? 0,
        failing?.RecentFailures?.ToString());

    /// <summary>True when its tasks fail, or more than one did lately: one may be chance.</summary>
    [JsonIgnore]
    public bool IsFailing => Failing > 0 || Ended > 1;

    /// <summary>True when every task that it should have runs, and none more.</summary>
    [JsonIgnore]
    public bool Complete => Running == Desired && Pending == 0;
}

/// <summary>A task and where it is.</summary>
internal sealed record TaskStatus(string Id, string Definition, string LastStatus, string DesiredStatus, string? Instance, string? Zone)
{
    public static TaskStatus Of(EcsTask task, Dictionary<string, string> instances) => new(
        task.Id,
        task.TaskDefinitionArn[(task.TaskDefinitionArn.LastIndexOf('/') + 1)..],
        task.LastStatus,
        task.DesiredStatus,
        task.ContainerInstanceArn is { } arn ? instances.GetValueOrDefault(arn) : null,
        task.AvailabilityZone);
}

[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ServerStatus))]
internal sealed partial class StatusJson : JsonSerializerContext;
