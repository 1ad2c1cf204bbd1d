using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Credentials;
using Plimsoll.Agent.Images;
using Plimsoll.Agent.Logs;
using Plimsoll.Agent.Registration;
using Plimsoll.Agent.Registries;
using Plimsoll.Agent.Secrets;
using Plimsoll.Agent.Storage;

namespace Plimsoll.Agent.Engine;

/// <summary>What the parts of one agent's task engine share.</summary>
internal sealed record EngineContext
{
    public required AgentConfig Config { get; init; }

    public required DockerEngine Docker { get; init; }

    public required EngineFacts Facts { get; init; }

    public required AgentFiles Files { get; init; }

    public required LogShipping Logs { get; init; }

    public required ImageLedger Images { get; init; }

    public required CredentialStore Credentials { get; init; }

    /// <summary>Whether containers reach what is served at 169.254.170.2.</summary>
    public bool Serves { get; init; }

    public required OwnRegistry OwnRegistry { get; init; }

    public required SecretReader Secrets { get; init; }

    /// <summary>Logins for other registries.</summary>
    public SecretLogins Logins => new(Secrets);

    /// <summary>The cluster, for labels and reports.</summary>
    public required string Cluster { get; init; }

    public required TimeProvider Time { get; init; }

    public required Random Chance { get; init; }

    /// <summary>The label that tells this agent's containers from others'.</summary>
    public string Instance => Config.Shape?.Name ?? AgentHost.HostInstance;

    public bool TaskCgroups => Config.TaskCpuMemLimit && Docker.Cgroups.IsUsable;

    /// <summary>The parent cgroup of a task's containers; empty for Docker's own.</summary>
    public string CgroupParent(string taskId) =>
        TaskCgroups ? Docker.Cgroups.Task(Config.Shape?.Name, taskId)
        : Config.Shape is { Cgroup: true } shape && Docker.Cgroups.IsUsable ? Docker.Cgroups.Instance(shape.Name)
        : "";
}
