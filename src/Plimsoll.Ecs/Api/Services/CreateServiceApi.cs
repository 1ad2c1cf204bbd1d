using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Api.Tags;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Control;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Services;

/// <summary>CreateService: stores what is wanted; the scheduler starts the tasks.</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="linked">ECS's own role.</param>
internal sealed class CreateServiceApi(EcsContext ecs, LinkedRole linked)
{
    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("CreateService", EcsApiJson.Default.CreateServiceRequest, EcsApiJson.Default.CreateServiceResponse, CreateService,
            new LaunchNeeds(Needs).CreateService),
    ];

    public async ValueTask<CreateServiceResponse> CreateService(CallContext call, CreateServiceRequest request)
    {
        ServiceRules.Check(request);
        var tags = TagRules.Check(request.Tags);
        await linked.EnsureAsync(call);
        var now = ecs.Now;
        return await ecs.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Active(tx, call, request.Cluster);
            var hash = ServiceRules.Hash(request, cluster.ClusterName!);
            if (tx.Get(EcsTables.Services, ServiceRecord.KeyOf(cluster.ClusterName!, request.ServiceName!)) is { } known)
            {
                if (Again(known, request, hash))
                {
                    return new CreateServiceResponse { Service = ServiceViews.Of(tx, known) };
                }

                ServiceEvents.Clear(tx, known.Key);
            }

            var service = Make(tx, call, request, cluster, tags, hash, now);
            tx.Put(EcsTables.Services, service);
            return new CreateServiceResponse { Service = ServiceViews.Of(tx, service) };
        });
    }

    // A name is free again when the service that had it is INACTIVE.
    private static bool Again(ServiceRecord known, CreateServiceRequest request, string hash) => known.Service.Status switch
    {
        ServiceStatuses.Inactive => false,
        ServiceStatuses.Draining => throw EcsErrors.InvalidParameter("Unable to Start a service that is still Draining."),
        _ => known.RequestHash == hash && known.ClientToken == request.ClientToken ? true : throw EcsErrors.InvalidParameter("Creation of service was not idempotent."),
    };

    private ServiceRecord Make(
        View view, CallContext call, CreateServiceRequest request, Cluster cluster, IReadOnlyList<Tag> tags, string hash, DateTimeOffset now)
    {
        var definition = TaskDefinitionRef.Resolve(view, call, request.TaskDefinition ?? throw EcsErrors.InvalidParameter("TaskDefinition cannot be empty."));
        var launchType = RunTaskRules.LaunchType(request.LaunchType);
        RunTaskRules.Compatible(definition.Definition, launchType);
        RunTaskRules.Subnets(definition.Definition, request.NetworkConfiguration, ecs.Vpc(call));
        var daemon = request.SchedulingStrategy == ServiceRecord.Daemon;
        var configuration = ServiceRules.Configuration(null, request.DeploymentConfiguration, daemon);
        var constraints = request.PlacementConstraints ?? [];
        var service = new ServiceRecord
        {
            Cluster = cluster.ClusterName!,
            Name = request.ServiceName!,
            ClientToken = request.ClientToken,
            RequestHash = hash,
            Deployments = [Rollouts.Begin(Ids.Deployment(), definition, request.NetworkConfiguration, now)],
            Service = new Service
            {
                ClusterArn = cluster.ClusterArn,
                CreatedAt = now,
                CreatedBy = call.Principal.Arn,
                DeploymentConfiguration = configuration,
                DeploymentController = new DeploymentController { Type = "ECS" },
                DesiredCount = request.DesiredCount ?? 0,
                EnableECSManagedTags = request.EnableECSManagedTags ?? false,
                EnableExecuteCommand = false,
                HealthCheckGracePeriodSeconds = request.HealthCheckGracePeriodSeconds ?? 0,
                LaunchType = launchType,
                LoadBalancers = [],
                PlacementConstraints = constraints,
                PlacementStrategy = request.PlacementStrategy ?? [],
                PropagateTags = request.PropagateTags ?? "NONE",
                SchedulingStrategy = request.SchedulingStrategy ?? ServiceRecord.Replica,
                ServiceArn = EcsArns.Service(call, cluster.ClusterName!, request.ServiceName!),
                ServiceName = request.ServiceName,
                ServiceRegistries = [],
                Status = ServiceStatuses.Active,
                Tags = tags,
            },
        };
        return Placed(call, cluster, service, definition, request.AvailabilityZoneRebalancing, null);
    }

    /// <summary>The service with its placement checked and written as ECS writes it back; UpdateService asks for the same.</summary>
    public ServiceRecord Placed(
        CallContext call, Cluster cluster, ServiceRecord service, TaskDefinitionRecord definition, string? rebalancing, string? knownRebalancing)
    {
        var order = ServiceOrder.Prepare(call, cluster, service, definition, ecs.Vpc(call));
        var shown = service.Service with { PlacementStrategy = [.. order.Placement.Strategies.Normalized.Select(Shown)] };
        shown = shown with
        {
            AvailabilityZoneRebalancing = ServiceRules.Rebalancing(
                rebalancing, knownRebalancing, service.IsDaemon, shown.LaunchType!, shown.DeploymentConfiguration!, shown.PlacementStrategy, shown.PlacementConstraints!),
        };
        return service with
        {
            Service = shown,
            Claim = order.Claim(service),
        };
    }

    private static Shapes.PlacementStrategy Shown(Plimsoll.Placement.Strategies.PlacementStrategy one) => new() { Type = one.Type, Field = one.Field };

    private EcsNeeds Needs => new(ecs);
}
