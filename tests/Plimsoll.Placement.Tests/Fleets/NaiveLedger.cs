using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>The ledger as two dictionaries: each number is summed up when it is read.</summary>
internal sealed class NaiveLedger
{
    public Dictionary<string, FleetInstance> Instances { get; } = [];

    public Dictionary<string, FleetTask> Tasks { get; } = [];

    public IEnumerable<FleetTask> TasksOn(string instance) => Tasks.Values.Where(task => task.InstanceId == instance);

    public IReadOnlyList<LedgerReading> Read() =>
        [.. Instances.Values.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => Read(one, [.. TasksOn(one.Id)]))];

    private LedgerReading Read(FleetInstance one, FleetTask[] tasks)
    {
        var held = tasks.SelectMany(task => task.GpuIds).ToHashSet();
        return new LedgerReading(
            one.Id,
            one.Status,
            one.Cpu - tasks.Sum(task => task.Demand.Cpu),
            one.Memory - tasks.Sum(task => task.Demand.Memory),
            one.MaxEnis - tasks.Sum(task => task.Demand.Enis),
            string.Join(' ', one.ReservedTcpPorts.Concat(tasks.SelectMany(task => task.Demand.TcpPorts)).Distinct().Order()),
            string.Join(' ', one.ReservedUdpPorts.Concat(tasks.SelectMany(task => task.Demand.UdpPorts)).Distinct().Order()),
            string.Join(' ', one.GpuIds.Where(id => !held.Contains(id))),
            string.Join(' ', tasks.Select(task => task.Id).Order(StringComparer.Ordinal)),
            tasks.Count(task => task.Running),
            string.Join(' ', LedgerOperations.Groups.Select(group => tasks.Count(task => Counts(task, group)))),
            string.Join(' ', LedgerOperations.Groups.Select(group => InZoneOf(one, group))),
            string.Join(' ', LedgerOperations.Groups.Select(group => tasks.Any(task => !task.Stopping && task.Group == group))));
    }

    private int InZoneOf(FleetInstance one, string group) => Tasks.Values.Count(task =>
        Counts(task, group) && LedgerReading.Zone(Instances[task.InstanceId]) == LedgerReading.Zone(one));

    private static bool Counts(FleetTask task, string group) =>
        !task.Stopping && (task.Group == group || $"service:{task.Service}" == group);
}
