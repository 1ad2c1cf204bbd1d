namespace Plimsoll.Ecs.Model;

/// <summary>Health of containers and tasks (spec/tasks-services.md §6).</summary>
internal static class HealthStatuses
{
    public const string Healthy = "HEALTHY";
    public const string Unhealthy = "UNHEALTHY";
    public const string Unknown = "UNKNOWN";

    /// <summary>True for one of the three.</summary>
    public static bool IsOne(string? status) => status is Healthy or Unhealthy or Unknown;
}
