namespace Plimsoll.Ecs.Api.Clusters;

/// <summary>Statuses of clusters that are in use here (spec/tasks-services.md §2).</summary>
internal static class ClusterStatuses
{
    public const string Active = "ACTIVE";
    public const string Inactive = "INACTIVE";
}
