namespace Plimsoll.Placement.Planning;

/// <summary>Where one task of a plan would go.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="GpuIds">The GPUs it would get.</param>
/// <param name="Explanation">How that came about; null when the request did not ask.</param>
public sealed record PlannedTask(string InstanceId, IReadOnlyList<string> GpuIds, Explaining.Explanation? Explanation);
