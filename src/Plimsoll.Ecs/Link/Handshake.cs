using Microsoft.AspNetCore.Http;
using Plimsoll.AgentLink;
using Plimsoll.Cells;
using Plimsoll.Ecs.Api.Needs;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Link;

/// <summary>Who opens a websocket, and for which instance (spec/agent-protocol.md §2.1).</summary>
/// <param name="Cell">Cell of the instance.</param>
/// <param name="Instance">The instance.</param>
internal sealed record Handshake(Cell Cell, ContainerInstanceRecord Instance)
{
    /// <summary>Checks signature, permission and instance.</summary>
    /// <exception cref="AwsException">What the agent is refused with.</exception>
    public static async Task<Handshake> ReadAsync(
        HttpContext http, EcsContext ecs, ICallAuthenticator authenticator, IAuthorizer authorizer, string action, string clusterName, string instanceName)
    {
        var caller = authenticator.Authenticate(http.Request, [], "ecs");
        var call = new CallContext(caller.Principal, caller.Region, http.TraceIdentifier, "", http.RequestAborted);
        authorizer.Authorize(call, Need(call, action, http.Request.Query[clusterName], http.Request.Query[instanceName].ToString()));
        var cell = ecs.Cell(call);
        var record = await cell.ReadAsync(view =>
        {
            var cluster = EcsArns.ClusterName(call, http.Request.Query[clusterName]);
            _ = view.Get(EcsTables.Clusters, cluster) ?? throw new AwsException("InvalidClusterException", "Cluster not found.");
            return InstanceRef.Find(view, call, cluster, http.Request.Query[instanceName].ToString())
                ?? throw new AwsException("InvalidInstanceException", "The container instance is not known.");
        });
        return record.Instance.Status == InstanceStatuses.Inactive
            ? throw new AwsException(HandshakeRefusal.InactiveInstance, "The container instance was deregistered.")
            : new Handshake(cell, record);
    }

    private static Need Need(CallContext call, string action, string? cluster, string instance) =>
        new(action, EcsNeeds.ArnIn(call, "container-instance", cluster, instance)) { Keys = EcsNeeds.InCluster(call, cluster) };
}
