using System.Globalization;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>A task in the form in which its agent takes it (spec/agent-protocol.md §2.6).</summary>
internal static class PayloadBuilder
{
    /// <param name="record">The task.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="task">Credentials of its task role.</param>
    /// <param name="execution">Credentials of its execution role.</param>
    /// <param name="own">This server's registry.</param>
    public static AcsTask Start(
        TaskRecord record, TaskDefinition definition, IamRoleCredentials? task, IamRoleCredentials? execution, OwnRegistry own)
    {
        var overrides = record.Task.Overrides;
        return new AcsTask
        {
            Arn = record.Task.TaskArn,
            TaskClusterArn = record.Task.ClusterArn,
            Family = definition.Family,
            Version = definition.Revision?.ToString(CultureInfo.InvariantCulture),
            DesiredStatus = AcsStatus.Running,
            Overrides = "{}",
            Cpu = Number(overrides?.Cpu ?? definition.Cpu) / 1024.0,
            Memory = Number(overrides?.Memory ?? definition.Memory),
            NetworkMode = definition.NetworkMode,
            PidMode = definition.PidMode,
            IpcMode = definition.IpcMode,
            LaunchType = record.Task.LaunchType,
            Group = record.Task.Group,
            ServiceName = record.Service,
            TaskDefinitionAccountId = record.Task.TaskArn!.Split(':')[4],
            EnableFaultInjection = definition.EnableFaultInjection,
            RoleCredentials = task,
            ExecutionRoleCredentials = execution,
            Volumes = [.. (definition.Volumes ?? []).Select(VolumePayload.From)],
            Containers =
            [
                .. definition.ContainerDefinitions!.Select(container => ContainerPayload.From(
                    container.With(overrides), Shown(record, container), definition, record.LogMode, execution is not null, own)),
            ],
            ElasticNetworkInterfaces = record.NetworkInterface is { } network ? [Interface(record, network)] : null,
            Associations = [.. record.GpuIds.Select(id => Gpu(id, record))],
            ProxyConfiguration = definition.ProxyConfiguration is { } proxy
                ? new AgentLink.Payload.ProxyConfiguration
                {
                    Type = proxy.Type ?? "APPMESH",
                    ContainerName = proxy.ContainerName,
                    Properties = DockerSettings.LastOfEach((proxy.Properties ?? []).Select(pair => (pair.Name ?? "", pair.Value ?? ""))),
                }
                : null,
        };
    }

    /// <summary>The order to stop: only the ARN and the status matter, but the rest must still parse (§2.5).</summary>
    public static AcsTask Stop(TaskRecord record) => new()
    {
        Arn = record.Task.TaskArn,
        TaskClusterArn = record.Task.ClusterArn,
        Family = record.Family,
        Version = record.Task.TaskDefinitionArn![(record.Task.TaskDefinitionArn!.LastIndexOf(':') + 1)..],
        DesiredStatus = AcsStatus.Stopped,
        Overrides = "{}",
        Containers = [.. (record.Task.Containers ?? []).Select(container => new AcsContainer
        {
            Name = container.Name,
            Image = container.Image,
            ContainerArn = container.ContainerArn,
            Overrides = "{}",
        })],
    };

    private static Container Shown(TaskRecord record, ContainerDefinition definition) =>
        record.Task.Containers!.First(container => container.Name == definition.Name);

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ElasticNetworkInterface Interface(TaskRecord record, TaskNetworkInterface network) => new()
    {
        AttachmentArn = record.Task.TaskArn![..record.Task.TaskArn!.IndexOf(":task/", StringComparison.Ordinal)] + $":attachment/{network.AttachmentId}",
        Ec2Id = network.Id,
        MacAddress = network.MacAddress,
        Ipv4Addresses = [new Ipv4Address { Primary = true, PrivateAddress = network.PrivateAddress }],
        SubnetGatewayIpv4Address = network.Gateway + "/20",
    };

    private static Association Gpu(string id, TaskRecord record) => new()
    {
        Type = "gpu",
        Name = id,
        Containers = [.. record.Task.Containers!.Where(container => container.GpuIds?.Contains(id) == true).Select(container => container.Name!)],
        Content = new AssociationContent { Encoding = "base64", Value = "" },
    };
}
