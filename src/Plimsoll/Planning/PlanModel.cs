using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Plimsoll.Planning;

/// <summary>What PlanRunTask and PlanService answer.</summary>
internal sealed record Plan(IReadOnlyList<Placement>? Placements, int Unplaced, IReadOnlyList<Failure>? Failures, IReadOnlyList<Remedy>? Remedies);

/// <summary>Where one task would go.</summary>
internal sealed record Placement(Instance? Instance, Explanation? Explanation);

/// <summary>A container instance.</summary>
internal sealed record Instance(string? ContainerInstanceArn, string? Ec2InstanceId, string? AvailabilityZone)
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
internal sealed record Explained(ExplainedTask? Task, Instance? Instance, Explanation? Explanation);

/// <summary>The task that is explained.</summary>
internal sealed record ExplainedTask(
    string? TaskArn, string? TaskDefinitionArn, string? LastStatus, string? StoppedReason, string? StopCode, IReadOnlyList<ExplainedContainer>? Containers);

/// <summary>A container of it.</summary>
internal sealed record ExplainedContainer(string? Name, string? LastStatus, int? ExitCode, string? Reason);

/// <summary>How these are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Plan))]
[JsonSerializable(typeof(Explained))]
internal sealed partial class PlanJson : JsonSerializerContext;
