using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Api.Tags;
using Plimsoll.Ecs.Control.Instances;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.ContainerInstances;

/// <summary>RegisterContainerInstance and DeregisterContainerInstance.</summary>
/// <param name="ecs">What ECS works with.</param>
internal sealed class RegistrationApi(EcsContext ecs)
{
    private const string Forced = "Container instance deregistration forced by user";

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("RegisterContainerInstance", EcsApiJson.Default.RegisterContainerInstanceRequest, EcsApiJson.Default.RegisterContainerInstanceResponse, RegisterContainerInstance,
            RegisterNeeds),
        Operation.Create("DeregisterContainerInstance", EcsApiJson.Default.DeregisterContainerInstanceRequest, EcsApiJson.Default.DeregisterContainerInstanceResponse, DeregisterContainerInstance,
            (call, request) => Needs.Cluster(call, "DeregisterContainerInstance", request.Cluster)),
    ];

    public async ValueTask<RegisterContainerInstanceResponse> RegisterContainerInstance(CallContext call, RegisterContainerInstanceRequest request)
    {
        var now = ecs.Now;
        var zone = ecs.Vpc(call).Subnets[0].AvailabilityZone;
        return await ecs.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Active(tx, call, request.Cluster).ClusterName!;
            var tags = TagRules.Check(request.Tags);
            var record = Known(tx, call, cluster, request) is { } known
                ? Registration.Again(known, request, call.Principal.Arn, zone, tags)
                : First(call, cluster, request, zone, tags, now);
            tx.Put(EcsTables.ContainerInstances, record);
            if (request.ClientToken is { Length: > 0 } token)
            {
                tx.Put(EcsTables.ClientTokens, new ClientTokenRecord(TokenKey(cluster, token), "", [record.Instance.ContainerInstanceArn!], now));
            }

            return new RegisterContainerInstanceResponse { ContainerInstance = InstanceViews.Of(tx, record) };
        });
    }

    public async ValueTask<DeregisterContainerInstanceResponse> DeregisterContainerInstance(CallContext call, DeregisterContainerInstanceRequest request)
    {
        var now = ecs.Now;
        return await ecs.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Known(tx, call, request.Cluster).ClusterName!;
            var record = InstanceRef.Find(tx, call, cluster, request.ContainerInstance!)
                ?? throw EcsErrors.InvalidParameter("The specified container instance was not found.");
            if (record.Instance.Status == InstanceStatuses.Inactive)
            {
                return new DeregisterContainerInstanceResponse { ContainerInstance = InstanceViews.Of(tx, record) };
            }

            var tasks = LiveTasks.On(tx, record.Key);
            if (tasks.Count > 0 && request.Force != true)
            {
                throw EcsErrors.InvalidParameter("Found running tasks on the instance.");
            }

            // As on AWS the containers of forced tasks go on unwatched; ECS knows them as stopped.
            foreach (var task in tasks)
            {
                tx.Put(EcsTables.Tasks, TaskTransitions.Abandon(task, StopCodes.UserInitiated, Forced, now));
            }

            var gone = record with
            {
                DeregisteredAt = now,
                ConnectivityAt = record.Instance.AgentConnected == true ? now : record.ConnectivityAt,
                Instance = record.Instance with
                {
                    AgentConnected = false,
                    Status = InstanceStatuses.Inactive,
                    Version = record.Instance.Version + 1,
                },
            };
            tx.Put(EcsTables.ContainerInstances, gone);
            return new DeregisterContainerInstanceResponse { ContainerInstance = InstanceViews.Of(tx, gone) };
        });
    }

    private static string TokenKey(string cluster, string token) => $"RegisterContainerInstance {cluster} {token}";

    private static ContainerInstanceRecord? Known(View view, CallContext call, string cluster, RegisterContainerInstanceRequest request)
    {
        if (request.ContainerInstanceArn is { Length: > 0 } arn)
        {
            return InstanceRef.Find(view, call, cluster, arn) is { } record && record.Instance.Status != InstanceStatuses.Inactive
                ? record
                : throw EcsErrors.InvalidParameter("The specified container instance was not found.");
        }

        return request.ClientToken is { Length: > 0 } token
            && view.Get(EcsTables.ClientTokens, TokenKey(cluster, token)) is { Arns: [var made, ..] }
            && InstanceRef.Find(view, call, cluster, made) is { Instance.Status: not InstanceStatuses.Inactive } again
                ? again
                : null;
    }

    private static ContainerInstanceRecord First(
        CallContext call, string cluster, RegisterContainerInstanceRequest request, string zone, IReadOnlyList<Tag> tags, DateTimeOffset now)
    {
        var id = Ids.Hex32();
        return Registration.First(request, cluster, id, EcsArns.ContainerInstance(call, cluster, id), call.Principal.Arn, zone, tags, now);
    }

    private IEnumerable<Need> RegisterNeeds(CallContext call, RegisterContainerInstanceRequest request) =>
    [
        .. Needs.Cluster(call, "RegisterContainerInstance", request.Cluster, EcsNeeds.RequestTags(request.Tags)),
        .. EcsNeeds.TagOnCreate("RegisterContainerInstance", EcsNeeds.ArnIn(call, "container-instance", request.Cluster, "*"), request.Tags),
    ];

    private EcsNeeds Needs => new(ecs);
}
