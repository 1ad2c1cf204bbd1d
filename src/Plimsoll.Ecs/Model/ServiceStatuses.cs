namespace Plimsoll.Ecs.Model;

/// <summary>status of a service (spec/tasks-services.md §7): ACTIVE, then DRAINING while tasks are left, then INACTIVE.</summary>
internal static class ServiceStatuses
{
    public const string Active = "ACTIVE";
    public const string Draining = "DRAINING";
    public const string Inactive = "INACTIVE";
}
