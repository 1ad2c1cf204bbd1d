using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Clusters;
using Plimsoll.Ecs.Api.ContainerInstances;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.Agents;

/// <summary>What agents call, and what is asked of them (spec/agent-protocol.md §1). What an agent reports of an unknown task is refused with InvalidParameterException: it then forgets it.</summary>
/// <param name="ecs">What ECS works with.</param>
internal sealed class AgentsApi(EcsContext ecs)
{
    private const string Acknowledged = "ACK";

    /// <summary>The operations, for the service definition.</summary>
    public IReadOnlyList<Operation> Operations =>
    [
        Operation.Create("UpdateContainerAgent", EcsApiJson.Default.UpdateContainerAgentRequest, EcsApiJson.Default.UpdateContainerAgentResponse, UpdateContainerAgent,
            (call, request) => Needs.Instances(call, "UpdateContainerAgent", request.Cluster, [request.ContainerInstance])),
        Operation.Create("DiscoverPollEndpoint", EcsApiJson.Default.DiscoverPollEndpointRequest, EcsApiJson.Default.DiscoverPollEndpointResponse, DiscoverPollEndpoint,
            (_, _) => EcsNeeds.Any("DiscoverPollEndpoint")),
        Operation.Create("SubmitTaskStateChange", EcsApiJson.Default.SubmitTaskStateChangeRequest, EcsApiJson.Default.SubmitTaskStateChangeResponse, SubmitTaskStateChange,
            (call, request) => Needs.Cluster(call, "SubmitTaskStateChange", request.Cluster)),
        Operation.Create("SubmitContainerStateChange", EcsApiJson.Default.SubmitContainerStateChangeRequest, EcsApiJson.Default.SubmitContainerStateChangeResponse, SubmitContainerStateChange,
            (call, request) => Needs.Cluster(call, "SubmitContainerStateChange", request.Cluster)),
        Operation.Create("SubmitAttachmentStateChanges", EcsApiJson.Default.SubmitAttachmentStateChangesRequest, EcsApiJson.Default.SubmitAttachmentStateChangesResponse, SubmitAttachmentStateChanges,
            (call, request) => Needs.Cluster(call, "SubmitAttachmentStateChanges", request.Cluster)),
    ];

    /// <summary>
    /// There is never an update to hand out: agents are updated where they were installed. AWS says as much of an agent that has the newest
    /// version, and of one whose version it does not know that it cannot tell.
    /// </summary>
    public ValueTask<UpdateContainerAgentResponse> UpdateContainerAgent(CallContext call, UpdateContainerAgentRequest request) =>
        ecs.Cell(call).ReadAsync<UpdateContainerAgentResponse>(view =>
        {
            var cluster = ClusterRef.Active(view, call, request.Cluster).ClusterName!;
            var record = InstanceRef.Find(view, call, cluster, request.ContainerInstance!);
            throw record is not { Instance.Status: not InstanceStatuses.Inactive } ? EcsErrors.InvalidParameter("The specified container instance was not found.")
                : record.Instance.VersionInfo?.AgentVersion is null ? EcsErrors.MissingVersion()
                : EcsErrors.NoUpdateAvailable();
        });

    public ValueTask<DiscoverPollEndpointResponse> DiscoverPollEndpoint(CallContext call, DiscoverPollEndpointRequest request) => ValueTask.FromResult(
        new DiscoverPollEndpointResponse
        {
            Endpoint = $"{call.Endpoint}/acs/",
            TelemetryEndpoint = $"{call.Endpoint}/tcs/",
        });

    public async ValueTask<SubmitTaskStateChangeResponse> SubmitTaskStateChange(CallContext call, SubmitTaskStateChangeRequest request)
    {
        await ReportAsync(call, request);
        return new SubmitTaskStateChangeResponse { Acknowledgment = Acknowledged };
    }

    public async ValueTask<SubmitContainerStateChangeResponse> SubmitContainerStateChange(CallContext call, SubmitContainerStateChangeRequest request)
    {
        await ReportAsync(call, new SubmitTaskStateChangeRequest
        {
            Cluster = request.Cluster,
            Task = request.Task,
            Containers =
            [
                new ContainerStateChange
                {
                    ContainerName = request.ContainerName,
                    ExitCode = request.ExitCode,
                    NetworkBindings = request.NetworkBindings,
                    Reason = request.Reason,
                    RuntimeId = request.RuntimeId,
                    Status = request.Status,
                },
            ],
        });
        return new SubmitContainerStateChangeResponse { Acknowledgment = Acknowledged };
    }

    public async ValueTask<SubmitAttachmentStateChangesResponse> SubmitAttachmentStateChanges(CallContext call, SubmitAttachmentStateChangesRequest request)
    {
        var cluster = await ecs.Cell(call).ReadAsync(view => ClusterRef.Known(view, call, request.Cluster));
        return request.Attachments is [var attachment, ..]
            ? throw EcsErrors.InvalidParameter($"Attachment {attachment.AttachmentArn} is not known in cluster {cluster.ClusterName}.")
            : new SubmitAttachmentStateChangesResponse { Acknowledgment = Acknowledged };
    }

    private async Task ReportAsync(CallContext call, SubmitTaskStateChangeRequest request)
    {
        var now = ecs.Now;
        await ecs.Cell(call).WriteAsync(tx =>
        {
            var cluster = ClusterRef.Known(tx, call, request.Cluster).ClusterName!;
            var id = string.IsNullOrEmpty(request.Task) ? null : EcsArns.IdIn(call, "task", cluster, request.Task);
            var record = (id is null ? null : tx.Get(EcsTables.Tasks, TaskRecord.KeyOf(cluster, id)))
                ?? throw EcsErrors.InvalidParameter("The referenced task was not found.");
            var changed = TaskTransitions.Report(record, request, Definitions.Of(tx, record), now);
            if (!ReferenceEquals(changed, record))
            {
                tx.Put(EcsTables.Tasks, changed);
            }
        });
    }

    private EcsNeeds Needs => new(ecs);
}
