using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.SecretsManager.Api.Replication;

/// <summary>Copies in other regions, which are not made here: refused by name.</summary>
internal sealed class ReplicationApi(SecretsContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create<ReplicateSecretToRegionsRequest, ReplicateSecretToRegionsResponse>(
            "ReplicateSecretToRegions", SecretsManagerApiJson.Default.ReplicateSecretToRegionsRequest,
            SecretsManagerApiJson.Default.ReplicateSecretToRegionsResponse,
            (call, input) => RefuseAsync<ReplicateSecretToRegionsResponse>(call, input.SecretId!, "ReplicateSecretToRegions")),
        Create<RemoveRegionsFromReplicationRequest, RemoveRegionsFromReplicationResponse>(
            "RemoveRegionsFromReplication", SecretsManagerApiJson.Default.RemoveRegionsFromReplicationRequest,
            SecretsManagerApiJson.Default.RemoveRegionsFromReplicationResponse,
            (call, input) => RefuseAsync<RemoveRegionsFromReplicationResponse>(call, input.SecretId!, "RemoveRegionsFromReplication")),
        Create<StopReplicationToReplicaRequest, StopReplicationToReplicaResponse>(
            "StopReplicationToReplica", SecretsManagerApiJson.Default.StopReplicationToReplicaRequest,
            SecretsManagerApiJson.Default.StopReplicationToReplicaResponse,
            (call, input) => RefuseAsync<StopReplicationToReplicaResponse>(call, input.SecretId!, "StopReplicationToReplica")),
    ];

    private ValueTask<T> RefuseAsync<T>(CallContext call, string id, string operation)
    {
        var place = SecretRef.Read(call, id);
        return context.Cell(place).ReadAsync<T>(view =>
        {
            _ = SecretsContext.Live(view, place);
            throw SecretsErrors.NoReplication(operation);
        });
    }
}
