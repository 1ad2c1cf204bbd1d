using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.Tasks;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Planning;

/// <summary>What containers wrote, also without awslogs: read from this machine's engine, never stored.</summary>
/// <param name="ecs">What ECS works with.</param>
/// <param name="engine">The engine of the local instances; null when there is none.</param>
internal sealed class ContainerOutputApi(EcsContext ecs, IContainerOutput? engine)
{
    private const int DefaultLines = 20;

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create(
            "GetContainerOutput", PlanningJson.Default.GetContainerOutputRequest, PlanningJson.Default.GetContainerOutputResponse, GetContainerOutput),
    ];

    private async ValueTask<GetContainerOutputResponse> GetContainerOutput(CallContext call, GetContainerOutputRequest request)
    {
        var (task, container, definition) = await ecs.Cell(call).ReadAsync(view =>
        {
            var cluster = ClusterRef.Known(view, call, request.Cluster ?? PlanningApi.ClusterOf(call, request.Task!)).ClusterName!;
            var record = TaskRef.Find(view, call, cluster, request.Task!) ?? throw EcsErrors.InvalidParameter("The referenced task was not found.");
            var found = record.Task.Containers?.FirstOrDefault(one => one.Name == request.Container)
                ?? throw EcsErrors.InvalidParameter("The referenced container was not found.");
            return (record, found, Definitions.Of(view, record)?.ContainerDefinitions?.FirstOrDefault(one => one.Name == request.Container));
        });
        var stream = OutputStreams.Of(definition, task.Id, container, call.Region);
        if (container.RuntimeId is null)
        {
            return new GetContainerOutputResponse { Unavailable = "the container was never made" };
        }

        var output = engine is null ? null
            : await engine.ReadAsync(task.Task.TaskArn!, container.RuntimeId, request.Limit ?? DefaultLines, request.StartTime, call.Aborted);
        return new GetContainerOutputResponse
        {
            LogStream = stream,
            Lines = stream is null ? output?.Lines : null,
            Health = output?.Health,
            Unavailable = stream is not null ? null
                : output is null ? "this machine's engine does not have the container: it was removed, or its instance is another machine"
                : output.Lines is null ? $"the log driver {definition?.LogConfiguration?.LogDriver ?? "of the engine"} can not be read"
                : null,
        };
    }
}
