using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Services;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Placement;
using Plimsoll.Placement.Planning;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Planning;

/// <summary>What AWS has not: why a task is where it is, and where tasks would go. Changes nothing.</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="run">Prepares a call of RunTask.</param>
internal sealed class PlanningApi(EcsContext ecs, RunTaskApi run)
{
    private const int MostPlanned = 5000;

    // A plan draws from a generator of its own: looking must not move the one that placing draws from.
    private const ulong Seed = 1;

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("ExplainTask", PlanningJson.Default.ExplainTaskRequest, PlanningJson.Default.ExplainTaskResponse, ExplainTask),
        Operation.Create("PlanRunTask", PlanningJson.Default.RunTaskRequest, PlanningJson.Default.PlanResponse, PlanRunTask),
        Operation.Create("PlanService", PlanningJson.Default.CreateServiceRequest, PlanningJson.Default.PlanResponse, PlanService),
    ];

    private async ValueTask<ExplainTaskResponse> ExplainTask(CallContext call, ExplainTaskRequest request) => await ecs.Cell(call).ReadAsync(view =>
    {
        var cluster = ClusterRef.Known(view, call, request.Cluster ?? ClusterOf(call, request.Task!)).ClusterName!;
        var record = (EcsArns.IdIn(call, "task", cluster, request.Task!) is { } id ? view.Get(EcsTables.Tasks, TaskRecord.KeyOf(cluster, id)) : null)
            ?? throw EcsErrors.InvalidParameter("The referenced task was not found.");
        return new ExplainTaskResponse
        {
            Task = TaskViews.Of(view, record, tags: false),
            Instance = record.InstanceKey is null ? null : Instance(view, record.InstanceKey),
            Explanation = InstanceNames.Named(view, record.Placement?.Unpack()),
        };
    });

    private async ValueTask<PlanResponse> PlanRunTask(CallContext call, RunTaskRequest request)
    {
        var count = RunTaskRules.Count(request.Count);
        var launchType = RunTaskRules.LaunchType(request);
        return await ecs.Cell(call).ReadAsync(view =>
        {
            var cluster = ClusterRef.Active(view, call, request.Cluster);
            var (_, placement, _) = run.Prepare(view, call, request, cluster, launchType);
            return Plan(view, cluster.ClusterName!, placement, count);
        });
    }

    private async ValueTask<PlanResponse> PlanService(CallContext call, CreateServiceRequest request)
    {
        var launchType = RunTaskRules.LaunchType(request.LaunchType);
        var daemon = request.SchedulingStrategy == "DAEMON";
        if (!daemon && request.DesiredCount is not (>= 0 and <= MostPlanned))
        {
            throw EcsErrors.InvalidParameter($"desiredCount should be between 0 and {MostPlanned}.");
        }

        return await ecs.Cell(call).ReadAsync(view =>
        {
            var cluster = ClusterRef.Active(view, call, request.Cluster).ClusterName!;
            var definition = TaskDefinitionRef.Resolve(view, call, request.TaskDefinition ?? throw EcsErrors.InvalidParameter("TaskDefinition cannot be empty.")).Definition;
            RunTaskRules.Compatible(definition, launchType);
            var subnets = RunTaskRules.Subnets(definition, request.NetworkConfiguration, ecs.Vpc(call));
            var placement = PlacementRequests.ForService(
                definition, Demands.Of(definition, null), request.ServiceName!, launchType, request.PlacementConstraints, request.PlacementStrategy, subnets);
            return daemon ? Everywhere(view, cluster, placement) : Plan(view, cluster, placement, request.DesiredCount!.Value);
        });
    }

    private static PlanResponse Plan(View view, string cluster, PlacementRequest placement, int count)
    {
        if (count == 0)
        {
            return new PlanResponse { Placements = [], Unplaced = 0, Failures = [], Remedies = [] };
        }

        var plan = Planner.Plan(view.Derived<FleetIndex>().Of(cluster), placement, count, new SeededChance(Seed));
        return new PlanResponse
        {
            Placements = [.. plan.Placed.Select(task => new PlannedPlacement { Instance = Instance(view, task.InstanceId), Explanation = InstanceNames.Named(view, task.Explanation) })],
            Unplaced = plan.Unplaced,
            Failures = [.. plan.Failures.Select(failure => Failed(view, failure))],
            Remedies = [.. plan.Remedies.Select(remedy => new PlannedRemedy
            {
                Words = InstanceNames.Named(view, remedy.Words, remedy.InstanceId),
                Instances = remedy.Instances,
                Instance = Instance(view, remedy.InstanceId),
            })],
        };
    }

    // A DAEMON service has one task on each instance that qualifies, if there is room.
    private static PlanResponse Everywhere(View view, string cluster, PlacementRequest placement)
    {
        var fleet = view.Derived<FleetIndex>().Of(cluster);
        var decisions = Placer.Qualifying(fleet, placement).Select(id => (Id: id, Decision: Placer.PlaceOn(fleet, placement, id))).ToList();
        var failed = decisions.Where(one => !one.Decision.Placed).ToList();
        return new PlanResponse
        {
            Placements = [.. decisions.Where(one => one.Decision.Placed).Select(one => new PlannedPlacement { Instance = Instance(view, one.Id) })],
            Unplaced = failed.Count,
            Failures = [.. failed.SelectMany(one => one.Decision.Failures).Select(failure => Failed(view, failure))],
            Remedies = [],
        };
    }

    private static Failure Failed(View view, PlacementFailure failure) => new()
    {
        Arn = failure.InstanceId is null ? null : Instance(view, failure.InstanceId).ContainerInstanceArn,
        Reason = failure.Reason,
        Detail = InstanceNames.Named(view, failure.Detail, failure.InstanceId),
    };

    private static PlannedInstance Instance(View view, string key) => view.Get(EcsTables.ContainerInstances, key) is { } record
        ? new PlannedInstance
        {
            ContainerInstanceArn = record.Instance.ContainerInstanceArn,
            Ec2InstanceId = record.Instance.Ec2InstanceId,
            AvailabilityZone = record.Zone,
        }
        : new PlannedInstance();

    // A task's ARN in the long format names its cluster.
    private static string? ClusterOf(CallContext call, string task) =>
        Arn.Looks(task) && EcsArns.Own(call, task)?.Split('/') is [_, var cluster, _] ? cluster : null;
}
