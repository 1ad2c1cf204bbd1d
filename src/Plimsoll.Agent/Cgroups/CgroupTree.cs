namespace Plimsoll.Agent.Cgroups;

/// <summary>
/// Cgroups that are parents of containers' own: one for a local instance, below it one for a task. Their form on the machine depends
/// on the kernel's cgroup version and on who drives Docker's cgroups.
/// </summary>
internal abstract class CgroupTree
{
    /// <summary>A machine whose cgroups are out of reach.</summary>
    public static CgroupTree None { get; } = new NoCgroups();

    public virtual bool IsUsable => true;

    /// <summary>Finds the form; <see cref="None"/> without the right to make cgroups.</summary>
    public static CgroupTree Detect(string? driver, string? version) => (driver, version) switch
    {
        _ when !Environment.IsPrivilegedProcess => None,
        ("systemd", _) => new SystemdSlices("/run/systemd/system"),
        ("cgroupfs", "2") => new CgroupV2("/sys/fs/cgroup"),
        ("cgroupfs", _) => new CgroupV1("/sys/fs/cgroup"),
        _ => None,
    };

    /// <summary>The parent of an instance's containers.</summary>
    public abstract string Instance(string instance);

    /// <summary>The parent of a task's containers.</summary>
    public abstract string Task(string? instance, string taskId);

    /// <summary>Makes a parent and sets its limits.</summary>
    /// <param name="parent">From <see cref="Instance"/> or <see cref="Task"/>.</param>
    /// <param name="limits">What it may use.</param>
    public abstract void Create(string parent, CgroupLimits limits);

    /// <summary>Removes a parent whose containers are gone.</summary>
    public abstract void Remove(string parent);

    private sealed class NoCgroups : CgroupTree
    {
        public override bool IsUsable => false;

        public override string Instance(string instance) => "";

        public override string Task(string? instance, string taskId) => "";

        public override void Create(string parent, CgroupLimits limits)
        {
        }

        public override void Remove(string parent)
        {
        }
    }
}

/// <summary>Limits of a parent cgroup.</summary>
/// <param name="Cpus">CPUs, hard; null is no limit.</param>
/// <param name="Shares">CPU shares against its neighbours; null leaves the kernel's.</param>
/// <param name="MemoryBytes">Memory, hard; null is no limit.</param>
/// <param name="Period">The CFS period.</param>
internal sealed record CgroupLimits(double? Cpus, long? Shares, long? MemoryBytes, TimeSpan Period)
{
    public long PeriodMicroseconds => (long)Period.TotalMicroseconds;

    public long? QuotaMicroseconds => Cpus is { } cpus ? Math.Max(1000, (long)(cpus * Period.TotalMicroseconds)) : null;
}
