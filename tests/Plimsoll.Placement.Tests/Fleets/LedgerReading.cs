using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Querying;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>All that can be read of one instance in the ledger.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Status">Its status.</param>
/// <param name="Cpu">CPU units left.</param>
/// <param name="Memory">MiB left.</param>
/// <param name="Enis">Network interfaces left.</param>
/// <param name="Tcp">TCP ports in use.</param>
/// <param name="Udp">UDP ports in use.</param>
/// <param name="Gpus">Free GPUs.</param>
/// <param name="Tasks">Its tasks.</param>
/// <param name="Running">How many of them run.</param>
/// <param name="ByGroup">How many live tasks of each group it has.</param>
/// <param name="InZone">How many live tasks of each group its zone has.</param>
/// <param name="Matches">Whether <c>task:group</c> finds each group here.</param>
internal sealed record LedgerReading(
    string Id, InstanceStatus Status, int Cpu, int Memory, int? Enis, string Tcp, string Udp, string Gpus, string Tasks, int Running,
    string ByGroup, string InZone, string Matches)
{
    private static readonly ClusterQuery[] Queries = [.. LedgerOperations.Groups.Select(group => ClusterQuery.Parse($"task:group =~ {group}"))];

    public static string Zone(FleetInstance one) =>
        one.Attributes.TryGetValue(StrategyChain.ZoneAttribute, out var zone) ? zone ?? "" : InstanceEntry.NoValue;

    public static IReadOnlyList<LedgerReading> Of(Fleet fleet) =>
        [.. fleet.Instances.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => Of(fleet, one))];

    private static LedgerReading Of(Fleet fleet, FleetInstance one)
    {
        var left = fleet.GetRemaining(one.Id)!;
        var groups = LedgerOperations.Groups.Select(fleet.Groups.Find).ToArray();

        // Once asked for, counts by zone are kept up to date change by change.
        Array.ForEach(groups, group => group?.Track(StrategyChain.ZoneAttribute, fleet.Slots));
        return new LedgerReading(
            one.Id,
            one.Status,
            left.Cpu,
            left.Memory,
            left.Enis,
            string.Join(' ', left.TcpPorts),
            string.Join(' ', left.UdpPorts),
            string.Join(' ', left.GpuIds),
            string.Join(' ', fleet.TasksOn(one.Id).Select(task => task.Id).Order(StringComparer.Ordinal)),
            fleet.Entry(one.Id)!.RunningTasksCount,
            string.Join(' ', groups.Select(group => group?.On(fleet.Entry(one.Id)!.Slot) ?? 0)),
            string.Join(' ', groups.Select(group => group?.WithValue(StrategyChain.ZoneAttribute, Zone(one)) ?? 0)),
            string.Join(' ', Queries.Select(query => fleet.Matches(one.Id, query))));
    }
}
