using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Services;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Placement;
using Plimsoll.Placement.Planning;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Planning;

/// <summary>What AWS has not: why tasks are where they are, and where they would go. Changes nothing.</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="run">Prepares a call of RunTask.</param>
internal sealed class PlanningApi(EcsContext ecs, RunTaskApi run)
{
    private const int MostPlanned = 5000;

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("ExplainTask", PlanningJson.Default.ExplainTaskRequest, PlanningJson.Default.ExplainTaskResponse, ExplainTask),
        Operation.Create("ExplainService", PlanningJson.Default.ExplainServiceRequest, PlanningJson.Default.ExplainServiceResponse, ExplainService),
        Operation.Create(
            "ListServiceFailures", PlanningJson.Default.ListServiceFailuresRequest, PlanningJson.Default.ListServiceFailuresResponse, ListServiceFailures),
        Operation.Create("PlanRunTask", PlanningJson.Default.RunTaskRequest, PlanningJson.Default.PlanResponse, PlanRunTask),
        Operation.Create("PlanService", PlanningJson.Default.CreateServiceRequest, PlanningJson.Default.PlanResponse, PlanService),
    ];

    private async ValueTask<ExplainTaskResponse> ExplainTask(CallContext call, ExplainTaskRequest request) => await ecs.Cell(call).ReadAsync(view =>
    {
        var cluster = ClusterRef.Known(view, call, request.Cluster ?? ClusterOf(call, request.Task!)).ClusterName!;
        var record = TaskRef.Find(view, call, cluster, request.Task!) ?? throw EcsErrors.InvalidParameter("The referenced task was not found.");
        var definition = Definitions.Of(view, record);
        return new ExplainTaskResponse
        {
            Task = TaskViews.Of(view, record, tags: false),
            Instance = record.InstanceKey is null ? null : PlanViews.Instance(view, record.InstanceKey),
            Explanation = InstanceNames.Named(view, record.Placement?.Unpack()),
            ScaleIn = record.ScaleIn,
            Waits = ContainerWaits.Of(record.Task, definition) is { Count: > 0 } waits ? waits : null,
            Cause = record.Task.LastStatus == TaskStatuses.Stopped ? StopCause.Of(record.Task, definition)?.Name : null,
        };
    });

    private async ValueTask<ExplainServiceResponse> ExplainService(CallContext call, ExplainServiceRequest request) => await ecs.Cell(call).ReadAsync(view =>
    {
        var cluster = ClusterRef.Known(view, call, request.Cluster ?? ClusterOf(call, request.Service!));
        var service = ServiceRef.Find(view, call, cluster.ClusterName!, request.Service!) ?? throw EcsErrors.ServiceNotFound();
        return ServiceExplaining.Of(view, call, cluster, service, ecs.Vpc(call), ecs.Now);
    });

    private async ValueTask<ListServiceFailuresResponse> ListServiceFailures(CallContext call, ListServiceFailuresRequest request) =>
        await ecs.Cell(call).ReadAsync(view => new ListServiceFailuresResponse
        {
            Services =
            [
                .. view.In(EcsTables.ServicesByStatus, $"{ClusterRef.Known(view, call, request.Cluster).ClusterName} {ServiceStatuses.Active}")
                    .Select(service => new FailingService(service.Name, service.Failure, RecentFailuresView.Of(service, ecs.Now)))
                    .Where(service => service.Failure is not null || service.RecentFailures is not null),
            ],
        });

    private async ValueTask<PlanResponse> PlanRunTask(CallContext call, RunTaskRequest request)
    {
        var count = RunTaskRules.Count(request.Count);
        var launchType = RunTaskRules.LaunchType(request);
        return await ecs.Cell(call).ReadAsync(view =>
        {
            var cluster = ClusterRef.Active(view, call, request.Cluster);
            var (_, placement, _) = run.Prepare(view, call, request, cluster, launchType);
            return PlanViews.Plan(view, cluster.ClusterName!, placement, count);
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
            return daemon ? PlanViews.Everywhere(view, cluster, placement) : PlanViews.Plan(view, cluster, placement, request.DesiredCount!.Value);
        });
    }

    // The ARN of a task or service in the long format names its cluster.
    internal static string? ClusterOf(CallContext call, string name) =>
        Arn.Looks(name) && EcsArns.Own(call, name)?.Split('/') is [_, var cluster, _] ? cluster : null;
}
