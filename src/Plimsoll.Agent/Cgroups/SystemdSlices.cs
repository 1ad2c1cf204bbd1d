using System.Globalization;

namespace Plimsoll.Agent.Cgroups;

/// <summary>
/// Docker with the systemd driver: parents are slices. A unit file in systemd's run-time directory gives a slice its limits; systemd
/// reads it when the first container's scope asks for the slice, and stops the slice when no scope is left.
/// </summary>
internal sealed class SystemdSlices(string units) : CgroupTree
{
    public override string Instance(string instance) => $"plimsoll-{Part(instance)}.slice";

    public override string Task(string? instance, string taskId) =>
        instance is null ? $"ecstasks-{Part(taskId)}.slice" : $"plimsoll-{Part(instance)}-{Part(taskId)}.slice";

    public override void Create(string parent, CgroupLimits limits)
    {
        List<string> lines = ["[Unit]", "StopWhenUnneeded=yes", "[Slice]"];
        if (limits.Cpus is { } cpus)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"CPUQuota={Math.Max(1, Math.Round(cpus * 100))}%"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"CPUQuotaPeriodSec={limits.PeriodMicroseconds}us"));
        }

        if (limits.Shares is { } shares)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"CPUWeight={Math.Clamp(shares * 100 / 1024, 1, 10_000)}"));
        }

        if (limits.MemoryBytes is { } bytes)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"MemoryMax={bytes}"));
        }

        Directory.CreateDirectory(units);
        File.WriteAllLines(Path.Combine(units, parent), lines);
    }

    public override void RemoveRoot()
    {
        // systemd stops the slice above the instances by itself.
    }

    protected override void Remove(string parent)
    {
        var stem = Path.GetFileNameWithoutExtension(parent);
        foreach (var unit in Directory.Exists(units) ? Directory.GetFiles(units, stem + "-*.slice") : [])
        {
            File.Delete(unit);
        }

        File.Delete(Path.Combine(units, parent));
    }

    // A dash in a slice's name would mean another level of the tree.
    private static string Part(string name) => name.Replace('-', '_');
}
