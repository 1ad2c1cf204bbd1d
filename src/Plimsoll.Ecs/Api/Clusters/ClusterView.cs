using Plimsoll.Cells;

namespace Plimsoll.Ecs.Api.Clusters;

/// <summary>A cluster as answers show it: counted, and with the parts that were asked for.</summary>
internal static class ClusterView
{
    /// <summary>Everything that the cluster has: what the operations that change it answer.</summary>
    public static Cluster Whole(View view, Cluster cluster) => Counted(view, cluster);

    /// <summary>What DescribeClusters answers for <c>include</c>.</summary>
    public static Cluster Of(View view, Cluster cluster, IReadOnlyList<string> include)
    {
        var shown = Counted(view, cluster);
        return shown with
        {
            Settings = include.Contains("SETTINGS") ? shown.Settings : [],
            Tags = include.Contains("TAGS") ? shown.Tags : [],
            Configuration = include.Contains("CONFIGURATIONS") ? shown.Configuration : null,
            Statistics = include.Contains("STATISTICS") ? new ClusterCounts(view, cluster.ClusterName!).Statistics() : [],
            Attachments = include.Contains("ATTACHMENTS") ? [] : null,
        };
    }

    private static Cluster Counted(View view, Cluster cluster)
    {
        var counts = new ClusterCounts(view, cluster.ClusterName!);
        return cluster with
        {
            RegisteredContainerInstancesCount = counts.RegisteredContainerInstances,
            RunningTasksCount = counts.RunningTasks,
            PendingTasksCount = counts.PendingTasks,
            ActiveServicesCount = counts.ActiveServices,
            Statistics = [],
        };
    }
}
