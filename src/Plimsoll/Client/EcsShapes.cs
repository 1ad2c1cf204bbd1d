namespace Plimsoll.Client;

// The members of ECS's API that the command line itself reads and writes.

internal sealed record CreateClusterRequest(string ClusterName);

internal sealed record CreateClusterResponse(Cluster? Cluster);

internal sealed record DeregisterRequest(string Cluster, string ContainerInstance, bool Force);

internal sealed record DeregisterResponse(ContainerInstance? ContainerInstance);

internal sealed record ListRequest
{
    public string? Cluster { get; init; }

    public string? ServiceName { get; init; }

    public string? DesiredStatus { get; init; }

    public string? NextToken { get; init; }
}

internal sealed record ListResponse
{
    public IReadOnlyList<string>? ClusterArns { get; init; }

    public IReadOnlyList<string>? ContainerInstanceArns { get; init; }

    public IReadOnlyList<string>? ServiceArns { get; init; }

    public IReadOnlyList<string>? TaskArns { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<string> Arns => ClusterArns ?? ContainerInstanceArns ?? ServiceArns ?? TaskArns ?? [];
}

internal sealed record DescribeRequest
{
    public string? Cluster { get; init; }

    public IReadOnlyList<string>? Clusters { get; init; }

    public IReadOnlyList<string>? ContainerInstances { get; init; }

    public IReadOnlyList<string>? Services { get; init; }

    public IReadOnlyList<string>? Tasks { get; init; }
}

internal sealed record DescribeResponse
{
    public IReadOnlyList<Cluster>? Clusters { get; init; }

    public IReadOnlyList<ContainerInstance>? ContainerInstances { get; init; }

    public IReadOnlyList<Service>? Services { get; init; }

    public IReadOnlyList<EcsTask>? Tasks { get; init; }
}

internal sealed record Cluster
{
    public string ClusterArn { get; init; } = "";

    public string ClusterName { get; init; } = "";

    public string Status { get; init; } = "";
}

internal sealed record Service
{
    public string ServiceName { get; init; } = "";

    public string Status { get; init; } = "";

    public string SchedulingStrategy { get; init; } = "";

    public string TaskDefinition { get; init; } = "";

    public int DesiredCount { get; init; }

    public int RunningCount { get; init; }

    public int PendingCount { get; init; }

    public IReadOnlyList<ServiceEvent> Events { get; init; } = [];

    public IReadOnlyList<Deployment> Deployments { get; init; } = [];
}

internal sealed record Deployment
{
    public string Id { get; init; } = "";

    public string Status { get; init; } = "";

    public string? RolloutState { get; init; }

    public string? RolloutStateReason { get; init; }

    public int FailedTasks { get; init; }
}

internal sealed record ServiceEvent(string Message);

internal sealed record ContainerInstance
{
    public string ContainerInstanceArn { get; init; } = "";

    public string? Ec2InstanceId { get; init; }

    public string Status { get; init; } = "";

    public bool AgentConnected { get; init; }

    public int RunningTasksCount { get; init; }

    public int PendingTasksCount { get; init; }

    public IReadOnlyList<Resource> RegisteredResources { get; init; } = [];

    public IReadOnlyList<Resource> RemainingResources { get; init; } = [];

    public IReadOnlyList<InstanceAttribute> Attributes { get; init; } = [];

    /// <summary>Value of an attribute, or null.</summary>
    public string? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Value;
}

internal sealed record Resource
{
    public string Name { get; init; } = "";

    public int IntegerValue { get; init; }
}

internal sealed record InstanceAttribute
{
    public string Name { get; init; } = "";

    public string? Value { get; init; }
}

internal sealed record EcsTask
{
    public string TaskArn { get; init; } = "";

    public string TaskDefinitionArn { get; init; } = "";

    public string? ContainerInstanceArn { get; init; }

    public string? AvailabilityZone { get; init; }

    public string LastStatus { get; init; } = "";

    public string DesiredStatus { get; init; } = "";

    public string? StoppedReason { get; init; }

    public string? StopCode { get; init; }

    /// <summary>The deployment, for a task of a service.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public double? StoppedAt { get; init; }

    public string? Cpu { get; init; }

    public string? Memory { get; init; }

    public IReadOnlyList<Container> Containers { get; init; } = [];

    /// <summary>The last part of the ARN.</summary>
    public string Id => TaskArn[(TaskArn.LastIndexOf('/') + 1)..];
}

internal sealed record Container
{
    public string Name { get; init; } = "";

    public string? Image { get; init; }

    public string? ImageDigest { get; init; }

    public string? RuntimeId { get; init; }

    public string? Reason { get; init; }

    public int? ExitCode { get; init; }

    public IReadOnlyList<NetworkBinding>? NetworkBindings { get; init; }
}

internal sealed record NetworkBinding
{
    public string? BindIP { get; init; }

    public int ContainerPort { get; init; }

    public int HostPort { get; init; }
}
