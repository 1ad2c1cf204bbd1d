using Plimsoll.Agent.Credentials;

namespace Plimsoll.Agent.Serving;

/// <summary>What the endpoint needs of an agent.</summary>
internal sealed class ServedAgent
{
    public required CredentialStore Credentials { get; init; }

    /// <summary>Name of the cluster, as configured.</summary>
    public required string Cluster { get; init; }

    public required string ContainerInstanceArn { get; init; }
}
