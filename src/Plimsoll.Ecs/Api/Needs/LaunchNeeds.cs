using Plimsoll.Ecs.Api.Services;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Needs;

/// <summary>What the operations that start tasks need: their own action, the tagging action, and to pass the roles that the tasks get.</summary>
/// <param name="needs">Needs of ECS.</param>
internal sealed class LaunchNeeds(EcsNeeds needs)
{
    private const string CapacityProvider = "ecs:capacity-provider";
    private const string Exec = "ecs:enable-execute-command";
    private const string Ebs = "ecs:enable-ebs-volumes";
    private const string Cpu = "ecs:task-cpu";
    private const string Memory = "ecs:task-memory";

    public static IEnumerable<Need> Register(CallContext call, RegisterTaskDefinitionRequest request)
    {
        // The revision that it will have is not known before it has it.
        var arn = $"arn:aws:ecs:{call.Region}:{call.Account}:task-definition/{request.Family}:*";
        var keys = EcsNeeds.RequestTags(request.Tags).With(Cpu, request.Cpu).With(Memory, request.Memory)
            .With("ecs:compute-compatibility", request.RequiresCompatibilities ?? [])
            .With("ecs:privileged", (request.ContainerDefinitions ?? []).Any(container => container.Privileged == true));
        return
        [
            new Need("ecs:RegisterTaskDefinition", arn) { Keys = keys },
            .. EcsNeeds.TagOnCreate("RegisterTaskDefinition", arn, request.Tags),
            .. RoleNeeds.ToTasks(call, request.TaskRoleArn, request.ExecutionRoleArn),
        ];
    }

    public IEnumerable<Need> Run(CallContext call, RunTaskRequest request)
    {
        var definition = needs.Find(call, request.TaskDefinition);
        var keys = EcsNeeds.RequestTags(request.Tags).With(EcsNeeds.ClusterKey, EcsNeeds.ClusterArn(call, request.Cluster))
            .With(CapacityProvider, Providers(request.CapacityProviderStrategy)).With(Exec, request.EnableExecuteCommand)
            .With(Ebs, request.VolumeConfigurations?.Any(volume => volume.ManagedEBSVolume is not null))
            .With(Cpu, request.Overrides?.Cpu ?? definition?.Cpu).With(Memory, request.Overrides?.Memory ?? definition?.Memory);
        return
        [
            .. needs.Definition(call, "RunTask", request.TaskDefinition, keys),
            .. EcsNeeds.TagOnCreate("RunTask", EcsNeeds.ArnIn(call, "task", request.Cluster, "*"), request.Tags),
            .. Roles(call, definition, request.Overrides),
        ];
    }

    public IEnumerable<Need> Start(CallContext call, StartTaskRequest request)
    {
        var keys = EcsNeeds.RequestTags(request.Tags).With(EcsNeeds.ClusterKey, EcsNeeds.ClusterArn(call, request.Cluster))
            .With("ecs:container-instances", (request.ContainerInstances ?? []).Select(one => EcsNeeds.ArnIn(call, "container-instance", request.Cluster, one)))
            .With(Exec, request.EnableExecuteCommand)
            .With(Ebs, request.VolumeConfigurations?.Any(volume => volume.ManagedEBSVolume is not null));
        return
        [
            .. needs.Definition(call, "StartTask", request.TaskDefinition, keys),
            .. EcsNeeds.TagOnCreate("StartTask", EcsNeeds.ArnIn(call, "task", request.Cluster, "*"), request.Tags),
            .. Roles(call, needs.Find(call, request.TaskDefinition), request.Overrides),
        ];
    }

    public IEnumerable<Need> CreateService(CallContext call, CreateServiceRequest request)
    {
        var definition = needs.Find(call, request.TaskDefinition);
        return
        [
            .. needs.Services(call, "CreateService", request.Cluster, [request.ServiceName], keys => Common(
                    keys, definition, request.CapacityProviderStrategy, request.EnableExecuteCommand, request.EnableECSManagedTags, request.PropagateTags, request.NetworkConfiguration)
                .With("ecs:enable-service-connect", request.ServiceConnectConfiguration?.Enabled).With("ecs:namespace", request.ServiceConnectConfiguration?.Namespace)
                .With("ecs:enable-vpc-lattice", request.VpcLatticeConfigurations is { } lattice ? lattice.Count > 0 : null)
                .With(Ebs, request.VolumeConfigurations?.Any(volume => volume.ManagedEBSVolume is not null))
                .WithRequestTags((request.Tags ?? []).Select(tag => (tag.Key ?? "", tag.Value ?? "")))),
            .. EcsNeeds.TagOnCreate("CreateService", EcsNeeds.ArnIn(call, "service", request.Cluster, request.ServiceName ?? ""), request.Tags),
            .. RoleNeeds.ToService(call, request.Role),
        ];
    }

    public IEnumerable<Need> UpdateService(CallContext call, UpdateServiceRequest request) => needs.Services(
        call, "UpdateService", request.Cluster, [request.Service], keys => Common(
                keys, needs.Find(call, request.TaskDefinition), request.CapacityProviderStrategy, request.EnableExecuteCommand, request.EnableECSManagedTags, request.PropagateTags,
                request.NetworkConfiguration)
            .With("ecs:enable-service-connect", request.ServiceConnectConfiguration?.Enabled).With("ecs:namespace", request.ServiceConnectConfiguration?.Namespace)
            .With("ecs:enable-vpc-lattice", request.VpcLatticeConfigurations is { } lattice ? lattice.Count > 0 : null)
            .With(Ebs, request.VolumeConfigurations?.Any(volume => volume.ManagedEBSVolume is not null)));

    // The roles of the definition are passed again by whoever runs it (docs/spec: roles-credentials §3).
    private static IEnumerable<Need> Roles(CallContext call, TaskDefinition? definition, TaskOverride? overrides) => RoleNeeds.ToTasks(
        call, overrides?.TaskRoleArn ?? definition?.TaskRoleArn, overrides?.ExecutionRoleArn ?? definition?.ExecutionRoleArn);

    private static IEnumerable<string> Providers(IReadOnlyList<CapacityProviderStrategyItem>? strategy) =>
        (strategy ?? []).Select(item => item.CapacityProvider ?? "");

    private static NeedKeys Common(
        NeedKeys keys, TaskDefinition? definition, IReadOnlyList<CapacityProviderStrategyItem>? strategy, bool? exec, bool? managedTags, string? propagate,
        NetworkConfiguration? network) => keys
        .With("ecs:task-definition", definition?.TaskDefinitionArn).With(Cpu, definition?.Cpu).With(Memory, definition?.Memory)
        .With(CapacityProvider, Providers(strategy)).With(Exec, exec).With("ecs:enable-ecs-managed-tags", managedTags).With("ecs:propagate-tags", propagate)
        .With("ecs:subnet", network?.AwsvpcConfiguration?.Subnets ?? [])
        .With("ecs:auto-assign-public-ip", network?.AwsvpcConfiguration?.AssignPublicIp is { } assign ? assign == "ENABLED" : null);
}
