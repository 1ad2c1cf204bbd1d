using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;

namespace Plimsoll.Planning;

/// <summary>What PlanRunTask and PlanService answer.</summary>
internal sealed record Plan(IReadOnlyList<Placement>? Placements, int Unplaced, IReadOnlyList<Failure>? Failures, IReadOnlyList<Remedy>? Remedies);

/// <summary>Where one task would go.</summary>
internal sealed record Placement(Instance? Instance, Explanation? Explanation);

/// <summary>A container instance.</summary>
internal sealed record Instance(string? ContainerInstanceArn, string? Ec2InstanceId, string? AvailabilityZone, string? PrivateIpv4Address = null)
{
    /// <summary>How a person knows it.</summary>
    public override string ToString() => $"{Ec2InstanceId ?? ContainerInstanceArn?.Split('/')[^1] ?? "-"} ({AvailabilityZone ?? "no zone"})";
}

/// <summary>Why a task would not be placed.</summary>
internal sealed record Failure(string? Reason, string? Detail);

/// <summary>What would make it fit.</summary>
internal sealed record Remedy(string? Words, int Instances, Instance? Instance);

/// <summary>How a decision came about.</summary>
internal sealed record Explanation(
    int Considered, IReadOnlyList<Refusal>? Refused, IReadOnlyList<Refused>? Telling, int Candidates, IReadOnlyList<Step>? Steps);

/// <summary>How many instances a filter refused.</summary>
internal sealed record Refusal(string? Filter, string? Reason, int Count);

/// <summary>One refused instance.</summary>
internal sealed record Refused(string? InstanceId, string? Filter, string? Words);

/// <summary>What one strategy left.</summary>
internal sealed record Step(string? Strategy, int Left, long Score, string? Words);

/// <summary>What ExplainTask answers.</summary>
/// <param name="Task">The task.</param>
/// <param name="Instance">Where it is.</param>
/// <param name="Explanation">How that was chosen.</param>
/// <param name="ScaleIn">Why its service chose it to be stopped, rule by rule; null when it did not.</param>
internal sealed record Explained(ExplainedTask? Task, Instance? Instance, Explanation? Explanation, IReadOnlyList<string>? ScaleIn)
{
    /// <summary>Which container waits for which.</summary>
    public IReadOnlyList<Wait>? Waits { get; init; }

    /// <summary>Name of the container that brought it down.</summary>
    public string? Cause { get; init; }

    /// <summary>What its containers wrote last, those that tell something.</summary>
    public IReadOnlyList<Output>? Outputs { get; init; }
}

/// <summary>The task that is explained.</summary>
internal sealed record ExplainedTask(
    string? TaskArn,
    string? TaskDefinitionArn,
    string? Group,
    string? LastStatus,
    string? StoppedReason,
    string? StopCode,
    IReadOnlyList<ExplainedContainer>? Containers)
{
    public string? HealthStatus { get; init; }
}

/// <summary>A container of it.</summary>
internal sealed record ExplainedContainer(string? Name, string? LastStatus, int? ExitCode, string? Reason)
{
    public string? HealthStatus { get; init; }

    public string? Image { get; init; }

    public IReadOnlyList<ExplainedBinding>? NetworkBindings { get; init; }

    public IReadOnlyList<ExplainedInterface>? NetworkInterfaces { get; init; }
}

/// <summary>A published port.</summary>
internal sealed record ExplainedBinding(string? BindIP, int? ContainerPort, int? HostPort, string? Protocol);

/// <summary>An interface of an awsvpc task.</summary>
internal sealed record ExplainedInterface(string? PrivateIpv4Address);

/// <summary>What ExplainService answers.</summary>
/// <param name="Service">The service.</param>
/// <param name="Tasks">Its tasks, the newest of the newest deployment first; at most a hundred.</param>
/// <param name="Places">Where all of them are.</param>
/// <param name="Stopping">How many other tasks have not stopped yet.</param>
/// <param name="Missing">How many tasks it lacks.</param>
/// <param name="Waiting">Where those would go, or why they go nowhere; null when none is missing.</param>
/// <param name="RetryAt">Until when no task is started, because the last ones failed.</param>
internal sealed record ExplainedService(
    ServiceState? Service,
    IReadOnlyList<PlacedTask>? Tasks,
    IReadOnlyList<TaskPlace>? Places,
    int Stopping,
    int Missing,
    Plan? Waiting,
    DateTimeOffset? RetryAt)
{
    /// <summary>What its tasks fail of; null when they do not.</summary>
    public TaskFailure? Failure { get; init; }

    /// <summary>Those that failed in the last ten minutes, though others were healthy since.</summary>
    public RecentFailures? RecentFailures { get; init; }

    /// <summary>The deployment that failed since the one that counts was created.</summary>
    public FailedDeployment? FailedDeployment { get; init; }

    /// <summary>The task that failed last, as long as it is remembered.</summary>
    public Explained? LastFailed { get; init; }

    /// <summary>The newest task that does not run yet, or is ill.</summary>
    public Explained? Starting { get; init; }
}

/// <summary>The service that is explained.</summary>
internal sealed record ServiceState(
    string? ServiceArn,
    string? ServiceName,
    string? Status,
    string? SchedulingStrategy,
    string? TaskDefinition,
    int DesiredCount,
    int RunningCount,
    int PendingCount,
    DeploymentLimits? DeploymentConfiguration,
    IReadOnlyList<Rollout>? Deployments,
    IReadOnlyList<ServiceEvent>? Events);

/// <summary>How many tasks may run while a deployment replaces another, in percent of the desired count.</summary>
internal sealed record DeploymentLimits(int? MinimumHealthyPercent, int? MaximumPercent);

/// <summary>A deployment of it.</summary>
internal sealed record Rollout(
    string? Id,
    string? Status,
    string? RolloutState,
    string? RolloutStateReason,
    string? TaskDefinition,
    int DesiredCount,
    int RunningCount,
    int PendingCount,
    int FailedTasks);

/// <summary>What happened to it, and when.</summary>
internal sealed record ServiceEvent(DateTimeOffset? CreatedAt, string? Message);

/// <summary>One of its tasks.</summary>
internal sealed record PlacedTask(string? TaskArn, string? LastStatus, string? HealthStatus, string? Deployment, Instance? Instance, Explanation? Explanation);

/// <summary>An instance that some of its tasks are on.</summary>
internal sealed record TaskPlace(Instance? Instance, int Tasks, int Running);

/// <summary>How these are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Plan))]
[JsonSerializable(typeof(Explained))]
[JsonSerializable(typeof(ExplainedService))]
[JsonSerializable(typeof(Output))]
[JsonSerializable(typeof(LogPage))]
[JsonSerializable(typeof(FailingServices))]
internal sealed partial class PlanJson : JsonSerializerContext;
