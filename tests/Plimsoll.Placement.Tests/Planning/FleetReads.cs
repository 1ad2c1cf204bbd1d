using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Planning;

/// <summary>Everything that can be read of a fleet, as text.</summary>
internal static class FleetReads
{
    private static readonly ClusterQuery[] Queries =
    [
        ClusterQuery.Parse("runningTasksCount < 1"), ClusterQuery.Parse("task:group == family:a"), ClusterQuery.Parse("attribute:rack exists"),
    ];

    public static IReadOnlyList<string> Of(Fleet fleet)
    {
        var reads = new List<string> { $"{fleet.InstanceCount} instances, {fleet.TaskCount} tasks" };
        foreach (var instance in fleet.Instances)
        {
            var left = fleet.GetRemaining(instance.Id)!;
            reads.Add($"{instance.Id} has {left.Cpu} {left.Memory} {left.Enis}");
            reads.Add($"{instance.Id} tcp {string.Join(',', left.TcpPorts)} udp {string.Join(',', left.UdpPorts)} gpus {string.Join(',', left.GpuIds)}");
            reads.Add($"{instance.Id} runs {string.Join(',', fleet.TasksOn(instance.Id).Select(task => task.Id))}");
            reads.Add($"{instance.Id} matches {string.Join(',', Queries.Select(query => fleet.Matches(instance.Id, query)))}");
        }

        return reads;
    }
}
