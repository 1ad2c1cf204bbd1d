using System.Net;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Credentials;
using Plimsoll.Agent.Tasks;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Serving;

/// <summary>What the endpoint needs of an agent.</summary>
internal sealed class ServedAgent
{
    public required CredentialStore Credentials { get; init; }

    /// <summary>Name of the cluster, as configured.</summary>
    public required string Cluster { get; init; }

    public required string ContainerInstanceArn { get; init; }

    public string? AvailabilityZone { get; init; }

    public required AgentConfig Config { get; init; }

    public required DockerEngine Docker { get; init; }

    public required IControlPlane ControlPlane { get; init; }

    /// <summary>The control plane by the keys of a task's role.</summary>
    public required Func<SigningKeys, IControlPlane> ControlPlaneAs { get; init; }

    /// <summary>Every task as it is now.</summary>
    public required Func<Task<IReadOnlyList<(TaskPlan Plan, TaskState State)>>> Tasks { get; init; }

    /// <summary>The task that has a container of an id of <see cref="ContainerState.EndpointId"/>; null when none has.</summary>
    public Task<ServedTask?> FindAsync(string endpointId) => FindAsync(state => state.Containers.FirstOrDefault(container => container.EndpointId == endpointId));

    /// <summary>The awsvpc task that has an address; null when none has. Its first container is found with it.</summary>
    public Task<ServedTask?> FindAsync(IPAddress address) => FindAsync(state =>
        !state.IsStopped && state.Payload.ElasticNetworkInterfaces is [{ Ipv4Addresses: { } own }, ..] && own.Any(one => one.PrivateAddress == address.ToString())
            ? state.Containers[0] : null);

    private async Task<ServedTask?> FindAsync(Func<TaskState, ContainerState?> look)
    {
        try
        {
            foreach (var (plan, state) in await Tasks().ConfigureAwait(false))
            {
                if (look(state) is { } container)
                {
                    return new ServedTask(this, plan, state, container);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The agent ends, and answers for nobody any more.
        }

        return null;
    }
}

/// <summary>A task that somebody asks for.</summary>
/// <param name="Agent">Its agent.</param>
/// <param name="Plan">What it is to be.</param>
/// <param name="State">How it is.</param>
/// <param name="Container">The container that asks.</param>
internal sealed record ServedTask(ServedAgent Agent, TaskPlan Plan, TaskState State, ContainerState Container);
