using Plimsoll.Cells;
using Plimsoll.Ec2;
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

/// <summary>RunTask: places up to ten tasks, one after another, in the transaction that stores them.</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="roles">Sees whether roles can be assumed.</param>
internal sealed class RunTaskApi(EcsContext ecs, RoleCheck roles)
{
    private const int LongestStartedBy = 128;

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("RunTask", EcsApiJson.Default.RunTaskRequest, EcsApiJson.Default.RunTaskResponse, RunTask,
            new LaunchNeeds(Needs).Run),
    ];

    public async ValueTask<RunTaskResponse> RunTask(CallContext call, RunTaskRequest request)
    {
        var count = RunTaskRules.Count(request.Count);
        var launchType = RunTaskRules.LaunchType(request);
        RunTaskRules.StartedBy(request.StartedBy, LongestStartedBy);
        var token = Idempotency.Of(EcsArns.ClusterName(call, request.Cluster), request);
        roles.Run(call, request.Cluster, request.TaskDefinition!, request.Overrides);
        var now = ecs.Now;
        return await ecs.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Active(tx, call, request.Cluster);
            if (Idempotency.Find(tx, token) is { } earlier)
            {
                return new RunTaskResponse { Tasks = [.. Again(tx, call, cluster, earlier)], Failures = [] };
            }

            var (order, placement, subnets) = Prepare(tx, call, request, cluster, launchType);
            var (tasks, failures) = Place(tx, order, placement, subnets, count, now);
            if (token is { } id && tasks.Count > 0)
            {
                tx.Put(EcsTables.ClientTokens, new ClientTokenRecord(id.Key, id.Hash, [.. tasks.Select(task => task.Task.TaskArn!)], now));
            }

            return new RunTaskResponse { Tasks = [.. tasks.Select(task => TaskViews.Of(tx, task, tags: true))], Failures = failures };
        });
    }

    /// <summary>All that is worked out before a place is looked for; planning asks for the same.</summary>
    public (TaskOrder Order, PlacementRequest Placement, IReadOnlyList<Subnet> Subnets) Prepare(
        View view, CallContext call, RunTaskRequest request, Cluster cluster, string launchType)
    {
        var record = TaskDefinitionRef.Resolve(view, call, request.TaskDefinition!);
        var definition = record.Definition;
        RunTaskRules.Compatible(definition, launchType);
        RunTaskRules.Overrides(request.Overrides, definition);
        var subnets = RunTaskRules.Subnets(definition, request.NetworkConfiguration, ecs.Vpc(call));
        var order = new TaskOrder
        {
            Call = call,
            Cluster = cluster,
            Definition = definition,
            Demand = Demands.Of(definition, request.Overrides),
            Group = RunTaskRules.Group(request.Group, definition),
            LaunchType = launchType,
            Overrides = request.Overrides,
            StartedBy = request.StartedBy,
            Tags = TaskTags.Of(request.Tags, request.PropagateTags, request.EnableECSManagedTags, record, cluster),
        };
        var placement = PlacementRequests.Build(
            definition, order.Demand, order.Group, launchType, request.PlacementConstraints, request.PlacementStrategy, subnets);
        return (order, placement, subnets);
    }

    private static (List<TaskRecord> Tasks, List<Failure> Failures) Place(
        Tx tx, TaskOrder order, PlacementRequest placement, IReadOnlyList<Subnet> subnets, int count, DateTimeOffset now)
    {
        var (tasks, failures) = (new List<TaskRecord>(), new List<Failure>());
        var index = tx.Derived<FleetIndex>();
        var fleet = index.Of(order.Cluster.ClusterName!);
        for (var i = 0; i < count; i++)
        {
            var decision = Placer.Place(fleet, placement, index.Chance);
            if (decision.Failures is [{ Reason: FailureReasons.NoContainerInstances }, ..])
            {
                throw EcsErrors.InvalidParameter(FailureReasons.NoContainerInstances);
            }

            if (TaskStarter.Start(tx, order, decision, subnets, now) is { } task)
            {
                tasks.Add(task);
            }
            else
            {
                failures.Add(TaskStarter.Failure(tx, decision));
            }
        }

        return (tasks, failures);
    }

    private static IEnumerable<EcsTask> Again(View view, CallContext call, Cluster cluster, IReadOnlyList<string> arns) => arns
        .Select(arn => view.Get(EcsTables.Tasks, TaskRecord.KeyOf(cluster.ClusterName!, EcsArns.IdIn(call, "task", cluster.ClusterName!, arn)!)))
        .Where(task => task is not null)
        .Select(task => TaskViews.Of(view, task!, tags: true));

    private EcsNeeds Needs => new(ecs);
}
