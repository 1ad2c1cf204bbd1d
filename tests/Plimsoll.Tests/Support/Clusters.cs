using Plimsoll.Client;

namespace Plimsoll.Tests.Support;

internal static class Clusters
{
    public static async Task<IReadOnlyList<string>> NamesAsync(EcsClient ecs) =>
        [.. (await ecs.ClustersAsync(CancellationToken.None)).Select(cluster => cluster.ClusterName)];
}
