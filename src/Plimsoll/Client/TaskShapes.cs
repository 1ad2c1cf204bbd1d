namespace Plimsoll.Client;

// What the demo registers and runs.

internal sealed record RegisterTaskDefinitionRequest
{
    public required string Family { get; init; }

    public string NetworkMode { get; init; } = "bridge";

    public required IReadOnlyList<ContainerDefinition> ContainerDefinitions { get; init; }
}

internal sealed record RegisterTaskDefinitionResponse(TaskDefinition? TaskDefinition);

internal sealed record TaskDefinition
{
    public string TaskDefinitionArn { get; init; } = "";
}

internal sealed record ContainerDefinition
{
    public required string Name { get; init; }

    public required string Image { get; init; }

    public required int Cpu { get; init; }

    public required int Memory { get; init; }

    public IReadOnlyList<PortMapping>? PortMappings { get; init; }

    public IReadOnlyList<string>? Command { get; init; }

    public LogConfiguration? LogConfiguration { get; init; }
}

internal sealed record PortMapping(int ContainerPort, int HostPort);

internal sealed record LogConfiguration(string LogDriver, IReadOnlyDictionary<string, string> Options);

internal sealed record RunTaskRequest
{
    public required string Cluster { get; init; }

    public required string TaskDefinition { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<PlacementStrategy> PlacementStrategy { get; init; }
}

internal sealed record CreateServiceRequest
{
    public required string Cluster { get; init; }

    public required string ServiceName { get; init; }

    public required string TaskDefinition { get; init; }

    public required int DesiredCount { get; init; }

    public required IReadOnlyList<PlacementStrategy> PlacementStrategy { get; init; }
}

internal sealed record CreateServiceResponse(Service? Service);

internal sealed record PlacementStrategy(string Type, string Field);

internal sealed record RunTaskResponse
{
    public IReadOnlyList<EcsTask> Tasks { get; init; } = [];

    public IReadOnlyList<Failure> Failures { get; init; } = [];
}

internal sealed record Failure
{
    public string? Arn { get; init; }

    public string? Reason { get; init; }

    public string? Detail { get; init; }
}

internal sealed record ExplainTaskRequest(string Cluster, string Task);

internal sealed record ExplainTaskResponse(PlannedInstance? Instance, Explanation? Explanation);

internal sealed record PlannedInstance(string? Ec2InstanceId, string? AvailabilityZone);

internal sealed record Explanation(int Considered, int Candidates, IReadOnlyList<StrategyStep>? Steps);

internal sealed record StrategyStep(string Strategy, int Left, string Words);
