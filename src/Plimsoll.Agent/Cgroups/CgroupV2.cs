using System.Globalization;

namespace Plimsoll.Agent.Cgroups;

/// <summary>Version 2 driven by Docker itself: one tree, controllers handed down from parent to child.</summary>
internal sealed class CgroupV2(string root) : CgroupTree
{
    protected override string? Above => root + "/plimsoll";

    public override string Instance(string instance) => "/plimsoll/" + instance;

    public override string Task(string? instance, string taskId) => (instance is null ? "/ecs/" : Instance(instance) + "/") + taskId;

    public override void Create(string parent, CgroupLimits limits)
    {
        var directory = root;
        foreach (var part in parent.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            File.WriteAllText(directory + "/cgroup.subtree_control", "+cpu +memory");
            directory = Directory.CreateDirectory(directory + "/" + part).FullName;
        }

        if (limits.Shares is { } shares)
        {
            // The kernel's own mapping of shares (2 to 262144) to weights (1 to 10000).
            var weight = 1 + ((Math.Clamp(shares, 2, 262_144) - 2) * 9999 / 262_142);
            File.WriteAllText(directory + "/cpu.weight", weight.ToString(CultureInfo.InvariantCulture));
        }

        if (limits.QuotaMicroseconds is { } quota)
        {
            File.WriteAllText(directory + "/cpu.max", string.Create(CultureInfo.InvariantCulture, $"{quota} {limits.PeriodMicroseconds}"));
        }

        if (limits.MemoryBytes is { } bytes)
        {
            File.WriteAllText(directory + "/memory.max", bytes.ToString(CultureInfo.InvariantCulture));
        }
    }

    public override void RemoveRoot() => RemoveIfEmpty(root + "/plimsoll");

    protected override void Remove(string parent) => RemoveTree(root + parent);
}
