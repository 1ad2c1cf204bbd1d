using System.Globalization;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Placement;
using Plimsoll.Placement.Fleets;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>What RunTask, StartTask and services make tasks of: all that does not differ from task to task of one call or deployment.</summary>
internal sealed record TaskOrder
{
    public required CallContext Call { get; init; }

    public required Cluster Cluster { get; init; }

    public required TaskDefinition Definition { get; init; }

    public required Demand Demand { get; init; }

    public required string Group { get; init; }

    public required string LaunchType { get; init; }

    public TaskOverride? Overrides { get; init; }

    /// <summary>Name of the service that starts it; null for RunTask and StartTask.</summary>
    public string? Service { get; init; }

    public string? StartedBy { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The overrides as DescribeTasks shows them: every container is listed, overridden or not.</summary>
    public TaskOverride ShownOverrides => field ??= (Overrides ?? new TaskOverride()) with
    {
        ContainerOverrides =
        [
            .. Definition.ContainerDefinitions!.Select(container =>
                Overrides?.ContainerOverrides?.FirstOrDefault(over => over.Name == container.Name) ?? new ContainerOverride { Name = container.Name }),
        ],
        InferenceAcceleratorOverrides = Overrides?.InferenceAcceleratorOverrides ?? [],
    };
}

/// <summary>Makes the record of a task that was just placed.</summary>
internal static class NewTask
{
    public static TaskRecord Make(TaskOrder order, ContainerInstanceRecord instance, PlacementDecision decision, TaskNetworkInterface? network, DateTimeOffset now)
    {
        var (call, cluster, definition) = (order.Call, order.Cluster.ClusterName!, order.Definition);
        var id = Ids.Hex32();
        var arn = EcsArns.Task(call, cluster, id);
        var taskRole = order.Overrides?.TaskRoleArn ?? definition.TaskRoleArn;
        var executionRole = order.Overrides?.ExecutionRoleArn ?? definition.ExecutionRoleArn;
        var gpus = new Queue<string>(decision.GpuIds);
        return new TaskRecord
        {
            Cluster = cluster,
            Id = id,
            InstanceKey = instance.Key,
            Family = definition.Family!,
            Service = order.Service,
            Demand = order.Demand,
            GpuIds = decision.GpuIds,
            NetworkInterface = network,
            Placement = PackedExplanation.Of(decision.Explanation),
            TaskCredentialsId = taskRole is null ? null : Ids.Uuid(),
            ExecutionCredentialsId = executionRole is null ? null : Ids.Uuid(),
            Task = new EcsTask
            {
                Attachments = network is null ? [] : [Attachment(network)],
                Attributes = instance.TaskAttributes,
                AvailabilityZone = instance.Zone,
                ClusterArn = order.Cluster.ClusterArn,
                ContainerInstanceArn = instance.Instance.ContainerInstanceArn,
                Containers = [.. definition.ContainerDefinitions!.Select(container =>
                    Container(container.With(order.Overrides), arn, EcsArns.Container(call, cluster, id, Ids.Uuid()), network, gpus))],
                Cpu = order.Demand.Cpu.ToString(CultureInfo.InvariantCulture),
                CreatedAt = now,
                DesiredStatus = TaskStatuses.Running,
                EnableExecuteCommand = false,
                Group = order.Group,
                HealthStatus = HealthStatuses.Unknown,
                LastStatus = network is null ? TaskStatuses.Pending : TaskStatuses.Provisioning,
                LaunchType = order.LaunchType,
                Memory = order.Demand.Memory.ToString(CultureInfo.InvariantCulture),
                Overrides = order.ShownOverrides,
                StartedBy = order.StartedBy,
                Tags = order.Tags,
                TaskArn = arn,
                TaskDefinitionArn = definition.TaskDefinitionArn,
                Version = 1,
            },
        };
    }

    private static Container Container(ContainerDefinition container, string taskArn, string arn, TaskNetworkInterface? network, Queue<string> gpus) => new()
    {
        ContainerArn = arn,
        TaskArn = taskArn,
        Name = container.Name,
        Image = container.Image,
        LastStatus = TaskStatuses.Pending,
        HealthStatus = HealthStatuses.Unknown,
        NetworkBindings = [],
        NetworkInterfaces = network is null ? [] : [new NetworkInterface { AttachmentId = network.AttachmentId, PrivateIpv4Address = network.PrivateAddress }],
        Cpu = (container.Cpu ?? 0).ToString(CultureInfo.InvariantCulture),
        Memory = container.Memory?.ToString(CultureInfo.InvariantCulture),
        MemoryReservation = container.MemoryReservation?.ToString(CultureInfo.InvariantCulture),
        GpuIds = Demands.Gpus(container) is > 0 and var wanted ? [.. Enumerable.Range(0, wanted).Select(_ => gpus.Dequeue())] : null,
    };

    private static Attachment Attachment(TaskNetworkInterface network) => new()
    {
        Id = network.AttachmentId,
        Type = "ElasticNetworkInterface",
        Status = "PRECREATED",
        Details =
        [
            new() { Name = "subnetId", Value = network.SubnetId },
            new() { Name = "networkInterfaceId", Value = network.Id },
            new() { Name = "macAddress", Value = network.MacAddress },
            new() { Name = "privateIPv4Address", Value = network.PrivateAddress },
        ],
    };
}
