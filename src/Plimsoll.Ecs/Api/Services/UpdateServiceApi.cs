using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Services;

/// <summary>UpdateService: what is not given stays; some changes begin a new deployment (spec/tasks-services.md §7).</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="create">Checks placement.</param>
internal sealed class UpdateServiceApi(EcsContext ecs, CreateServiceApi create)
{
    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("UpdateService", EcsApiJson.Default.UpdateServiceRequest, EcsApiJson.Default.UpdateServiceResponse, UpdateService,
            new LaunchNeeds(Needs).UpdateService),
    ];

    public async ValueTask<UpdateServiceResponse> UpdateService(CallContext call, UpdateServiceRequest request)
    {
        ServiceRules.Check(request);
        var now = ecs.Now;
        return await ecs.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Known(tx, call, request.Cluster);
            var service = ServiceRef.Active(tx, call, cluster.ClusterName!, request.Service!);
            if (service.IsDaemon)
            {
                ServiceRules.NoDesiredCount(request.DesiredCount);
                ServiceRules.NoStrategies(request.PlacementStrategy);
            }

            service = Deploy(tx, call, request, Changed(service, request), now);
            var definition = tx.Get(EcsTables.TaskDefinitions, service.Primary.DefinitionKey) ?? throw EcsErrors.Client("TaskDefinition not found.");
            service = create.Placed(call, cluster, service, definition, request.AvailabilityZoneRebalancing, service.Service.AvailabilityZoneRebalancing);
            tx.Put(EcsTables.Services, service);
            return new UpdateServiceResponse { Service = ServiceViews.Of(tx, service) };
        });
    }

    // A person has looked at it: what held back its tasks is over.
    private static ServiceRecord Changed(ServiceRecord record, UpdateServiceRequest request)
    {
        var service = record.Service;
        return record with
        {
            Backoff = null,
            Failure = null,
            Service = service with
            {
                DeploymentConfiguration = ServiceRules.Configuration(service.DeploymentConfiguration, request.DeploymentConfiguration, record.IsDaemon),
                DesiredCount = request.DesiredCount ?? service.DesiredCount,
                EnableECSManagedTags = request.EnableECSManagedTags ?? service.EnableECSManagedTags,
                HealthCheckGracePeriodSeconds = request.HealthCheckGracePeriodSeconds ?? service.HealthCheckGracePeriodSeconds,
                PlacementConstraints = request.PlacementConstraints ?? service.PlacementConstraints,
                PlacementStrategy = request.PlacementStrategy ?? service.PlacementStrategy,
                PropagateTags = request.PropagateTags ?? service.PropagateTags,
            },
        };
    }

    private ServiceRecord Deploy(View view, CallContext call, UpdateServiceRequest request, ServiceRecord service, DateTimeOffset now)
    {
        var known = service.Primary;
        var definition = string.IsNullOrEmpty(request.TaskDefinition) ? null : TaskDefinitionRef.Find(view, call, request.TaskDefinition) ?? throw EcsErrors.Client("TaskDefinition not found.");
        var network = request.NetworkConfiguration ?? known.NetworkConfiguration;
        var changed = definition is not null && definition.Key != known.DefinitionKey;
        if (!changed && request.ForceNewDeployment != true && Same(network, known.NetworkConfiguration))
        {
            return service;
        }

        // The revision that a service runs may have become INACTIVE since; another one must be ACTIVE.
        var next = changed ? TaskDefinitionRef.Resolve(view, call, request.TaskDefinition!)
            : view.Get(EcsTables.TaskDefinitions, known.DefinitionKey) ?? throw EcsErrors.Client("TaskDefinition not found.");
        RunTaskRules.Compatible(next.Definition, service.Service.LaunchType!);
        if (next.Definition.NetworkMode != Control.Tasks.NetworkModes.AwsVpc && request.NetworkConfiguration is null)
        {
            network = null;
        }

        RunTaskRules.Subnets(next.Definition, network, ecs.Vpc(call));
        return service with
        {
            Deployments = Rollouts.Supersede(service.Deployments, Rollouts.Begin(Ids.Deployment(), next, network, now), now),
        };
    }

    private static bool Same(NetworkConfiguration? a, NetworkConfiguration? b) =>
        Lists(a?.AwsvpcConfiguration?.Subnets, b?.AwsvpcConfiguration?.Subnets)
        && Lists(a?.AwsvpcConfiguration?.SecurityGroups, b?.AwsvpcConfiguration?.SecurityGroups)
        && a?.AwsvpcConfiguration?.AssignPublicIp == b?.AwsvpcConfiguration?.AssignPublicIp;

    private static bool Lists(IReadOnlyList<string>? a, IReadOnlyList<string>? b) => (a ?? []).SequenceEqual(b ?? []);

    private EcsNeeds Needs => new(ecs);
}
