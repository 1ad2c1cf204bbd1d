using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Placement;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Tasks;

/// <summary>StartTask: one task on each instance that the caller names (spec/placement.md §10).</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="roles">Sees whether roles can be assumed.</param>
internal sealed class StartTaskApi(EcsContext ecs, RoleCheck roles)
{
    private const int LongestStartedBy = 36;
    private const int MostInstances = 10;

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("StartTask", EcsApiJson.Default.StartTaskRequest, EcsApiJson.Default.StartTaskResponse, StartTask,
            new LaunchNeeds(Needs).Start),
    ];

    public async ValueTask<StartTaskResponse> StartTask(CallContext call, StartTaskRequest request)
    {
        if (request.ContainerInstances is not { Count: > 0 and <= MostInstances })
        {
            throw EcsErrors.InvalidParameter(
                request.ContainerInstances is { Count: > MostInstances } ? "Container instances can have at most 10 items." : "Container Instances cannot be empty.");
        }

        RunTaskRules.StartedBy(request.StartedBy, LongestStartedBy);
        roles.Run(call, request.Cluster, request.TaskDefinition!, request.Overrides);
        var now = ecs.Now;
        return await ecs.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Active(tx, call, request.Cluster);
            var record = TaskDefinitionRef.Resolve(tx, call, request.TaskDefinition!);
            RunTaskRules.Overrides(request.Overrides, record.Definition);
            var subnets = RunTaskRules.Subnets(record.Definition, request.NetworkConfiguration, ecs.Vpc(call));
            RunTaskRules.Compatible(record.Definition, LaunchTypes.Ec2, LaunchTypes.External);
            var order = new TaskOrder
            {
                Call = call,
                Cluster = cluster,
                Definition = record.Definition,
                Demand = Demands.Of(record.Definition, request.Overrides),
                Group = RunTaskRules.Group(request.Group, record.Definition),
                LaunchType = LaunchTypes.Ec2,
                Overrides = request.Overrides,
                StartedBy = request.StartedBy,
                Tags = TaskTags.Of(request.Tags, request.PropagateTags, request.EnableECSManagedTags, record, cluster),
            };
            var placement = PlacementRequests.Build(record.Definition, order.Demand, order.Group, LaunchTypes.Ec2, [], [], subnets)
                with { Constraints = Plimsoll.Placement.Constraints.ConstraintSet.None };
            var (tasks, failures) = (new List<EcsTask>(), new List<Failure>());
            foreach (var name in request.ContainerInstances)
            {
                var instance = InstanceRef.Find(tx, call, cluster.ClusterName!, name);
                if (instance is null || instance.Instance.Status == InstanceStatuses.Inactive)
                {
                    failures.Add(new Failure
                    {
                        Arn = instance?.Instance.ContainerInstanceArn ?? InstanceRef.ArnOf(call, cluster.ClusterName!, name),
                        Reason = instance is null ? FailureReasons.Missing : FailureReasons.Inactive,
                    });
                    continue;
                }

                var placed = Placer.StartOn(tx.Derived<FleetIndex>().Of(cluster.ClusterName!), placement, instance.Key);
                if (TaskStarter.Start(tx, External(order, instance), placed, subnets, now) is { } task)
                {
                    tasks.Add(TaskViews.Of(tx, task, tags: true));
                }
                else
                {
                    failures.Add(TaskStarter.Failure(tx, placed));
                }
            }

            return new StartTaskResponse { Tasks = tasks, Failures = failures };
        });
    }

    // StartTask has no launch type: the instance decides.
    private static TaskOrder External(TaskOrder order, ContainerInstanceRecord instance) =>
        instance.Instance.Attributes?.Any(attribute => attribute.Name == "ecs.capability.external") == true
            ? order with { LaunchType = LaunchTypes.External }
            : order;

    private EcsNeeds Needs => new(ecs);
}
