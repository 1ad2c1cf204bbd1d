using System.Globalization;

namespace Plimsoll.Agent.Cgroups;

/// <summary>Version 1: a tree for each controller.</summary>
internal sealed class CgroupV1(string root) : CgroupTree
{
    protected override string? Above => root + "/memory/plimsoll";

    public override string Instance(string instance) => "/plimsoll/" + instance;

    public override string Task(string? instance, string taskId) => (instance is null ? "/ecs/" : Instance(instance) + "/") + taskId;

    public override void Create(string parent, CgroupLimits limits)
    {
        var cpu = Directory.CreateDirectory(root + "/cpu" + parent).FullName;
        var memory = Directory.CreateDirectory(root + "/memory" + parent).FullName;
        if (limits.Shares is { } shares)
        {
            Write(cpu, "cpu.shares", shares);
        }

        if (limits.QuotaMicroseconds is { } quota)
        {
            Write(cpu, "cpu.cfs_period_us", limits.PeriodMicroseconds);
            Write(cpu, "cpu.cfs_quota_us", quota);
        }

        if (limits.MemoryBytes is { } bytes)
        {
            Write(memory, "memory.limit_in_bytes", bytes);
        }
    }

    // Docker made the parent in every controller, so it is removed from every one.
    protected override void Remove(string parent)
    {
        foreach (var controller in Directory.EnumerateDirectories(root))
        {
            RemoveTree(controller + parent);
        }
    }

    public override void RemoveRoot()
    {
        foreach (var controller in Directory.EnumerateDirectories(root))
        {
            RemoveIfEmpty(controller + "/plimsoll");
        }
    }

    private static void Write(string directory, string file, long value) =>
        File.WriteAllText(Path.Combine(directory, file), value.ToString(CultureInfo.InvariantCulture));
}
