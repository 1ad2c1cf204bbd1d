namespace Plimsoll.Ecs.Model;

/// <summary>lastStatus of a task, in the order in which a task passes through them (spec/tasks-services.md §6).</summary>
internal static class TaskStatuses
{
    public const string Provisioning = "PROVISIONING";
    public const string Pending = "PENDING";
    public const string Activating = "ACTIVATING";
    public const string Running = "RUNNING";
    public const string Deactivating = "DEACTIVATING";
    public const string Stopping = "STOPPING";
    public const string Deprovisioning = "DEPROVISIONING";
    public const string Stopped = "STOPPED";

    private static readonly string[] Order = [Provisioning, Pending, Activating, Running, Deactivating, Stopping, Deprovisioning, Stopped];

    /// <summary>Place in the order; a task only moves to a higher one.</summary>
    public static int Rank(string? status) => Array.IndexOf(Order, status);

    /// <summary>True for what <c>runningTasksCount</c> of a container instance counts, where it is shown and where a query asks for it.</summary>
    public static bool CountsAsRunning(string? status) => status is Running or Stopping;

    /// <summary>True for what DescribeClusters counts as pending.</summary>
    public static bool CountsAsPending(string? status) => Rank(status) is >= 0 and < 3;
}
