using System.Globalization;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>How the tasks of a service lie over the Availability Zones that it may use (spec/placement.md §12).</summary>
internal sealed class ZoneCounts
{
    private readonly SortedDictionary<string, int> _tasks = new(StringComparer.Ordinal);

    /// <param name="eligible">Zones of the instances that its tasks may run on.</param>
    /// <param name="tasks">Zone of each of its tasks.</param>
    public ZoneCounts(IEnumerable<string?> eligible, IEnumerable<string?> tasks)
    {
        foreach (var zone in eligible.OfType<string>())
        {
            _tasks[zone] = 0;
        }

        foreach (var zone in tasks.OfType<string>().Where(_tasks.ContainsKey))
        {
            _tasks[zone]++;
        }
    }

    /// <summary>True when no two zones differ by more than one task.</summary>
    public bool Balanced => _tasks.Count == 0 || _tasks.Values.Max() - _tasks.Values.Min() <= 1;

    /// <summary>The zone with most tasks; the first by name among equals.</summary>
    public string Fullest => _tasks.MaxBy(zone => zone.Value).Key;

    /// <summary>The zones that a task of the fullest would serve better, the emptiest first.</summary>
    public IEnumerable<string> Emptier => _tasks.Where(zone => zone.Value < _tasks[Fullest] - 1).OrderBy(zone => zone.Value).Select(zone => zone.Key);

    /// <summary>As the events tell it.</summary>
    public override string ToString() =>
        string.Join(", ", _tasks.Select(zone => string.Create(CultureInfo.InvariantCulture, $"{zone.Value} tasks in {zone.Key}")));
}
