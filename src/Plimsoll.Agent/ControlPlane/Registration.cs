namespace Plimsoll.Agent.ControlPlane;

/// <summary>RegisterContainerInstance (agent-protocol §1.1).</summary>
internal sealed record RegisterContainerInstanceRequest
{
    public string? Cluster { get; init; }

    public string? ContainerInstanceArn { get; init; }

    public string? ClientToken { get; init; }

    public IReadOnlyList<InstanceAttribute>? Attributes { get; init; }

    public IReadOnlyList<InstanceResource>? TotalResources { get; init; }

    public VersionInfo? VersionInfo { get; init; }

    public string? InstanceIdentityDocument { get; init; }

    public string? InstanceIdentityDocumentSignature { get; init; }

    public IReadOnlyList<ResourceTag>? Tags { get; init; }
}

internal sealed record InstanceAttribute(string Name, string? Value = null);

internal sealed record InstanceResource
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public int? IntegerValue { get; init; }

    public IReadOnlyList<string>? StringSetValue { get; init; }
}

internal sealed record VersionInfo(string AgentVersion, string AgentHash, string DockerVersion);

internal sealed record ResourceTag(string Key, string Value);

internal sealed record RegisterContainerInstanceResponse
{
    public RegisteredInstance? ContainerInstance { get; init; }
}

internal sealed record RegisteredInstance
{
    public string? ContainerInstanceArn { get; init; }

    public IReadOnlyList<InstanceAttribute>? Attributes { get; init; }
}

internal sealed record CreateClusterRequest(string ClusterName);

internal sealed record CreateClusterResponse;

internal sealed record DiscoverPollEndpointRequest
{
    public string? ContainerInstance { get; init; }

    public string? Cluster { get; init; }

    public string? ZoneId { get; init; }
}

/// <summary>Base URLs of the two websockets.</summary>
internal sealed record DiscoverPollEndpointResponse
{
    public string? Endpoint { get; init; }

    public string? TelemetryEndpoint { get; init; }
}
