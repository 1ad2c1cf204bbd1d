namespace Plimsoll.Ecs.Model;

/// <summary>Statuses of container instances that are in use here (spec/tasks-services.md §9).</summary>
internal static class InstanceStatuses
{
    public const string Active = "ACTIVE";
    public const string Draining = "DRAINING";
    public const string Inactive = "INACTIVE";
}
