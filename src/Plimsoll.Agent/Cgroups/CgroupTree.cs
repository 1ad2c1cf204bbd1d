namespace Plimsoll.Agent.Cgroups;

/// <summary>
/// Cgroups that are parents of containers' own: one for a local instance, below it one for a task. Their form on the machine depends
/// on the kernel's cgroup version and on who drives Docker's cgroups.
/// </summary>
internal abstract class CgroupTree
{
    /// <summary>A machine whose cgroups are out of reach.</summary>
    public static CgroupTree None { get; } = new NoCgroups();

    private const int RemoveAttempts = 40;

    public virtual bool IsUsable => true;

    /// <summary>Finds the form; <see cref="None"/> without the right to make cgroups.</summary>
    public static CgroupTree Detect(string? driver, string? version) => (driver, version) switch
    {
        _ when !Environment.IsPrivilegedProcess || AreReadOnly(File.ReadLines("/proc/self/mounts")) => None,
        ("systemd", _) => new SystemdSlices("/run/systemd/system"),
        ("cgroupfs", "2") => new CgroupV2("/sys/fs/cgroup"),
        ("cgroupfs", _) => new CgroupV1("/sys/fs/cgroup"),
        _ => None,
    };

    /// <summary>True when cgroups are mounted, and none to write to: so it is in a container.</summary>
    /// <param name="mounts">Lines of <c>/proc/self/mounts</c> (proc(5)): device, path, type, options.</param>
    internal static bool AreReadOnly(IEnumerable<string> mounts)
    {
        var options = mounts.Select(line => line.Split(' ')).Where(parts => parts is [_, _, "cgroup" or "cgroup2", ..]).Select(parts => parts[3].Split(',')).ToList();
        return options.Count > 0 && options.TrueForAll(one => one.Contains("ro"));
    }

    /// <summary>The parent of an instance's containers.</summary>
    public abstract string Instance(string instance);

    /// <summary>The parent of a task's containers.</summary>
    public abstract string Task(string? instance, string taskId);

    /// <summary>Names of the local instances that have a parent here, of whichever server.</summary>
    public IReadOnlyList<string> Instances() => Above is { } above && Directory.Exists(above)
        ? [.. Directory.EnumerateDirectories(above).Select(directory => Path.GetFileName(directory)!)]
        : [];

    /// <summary>True when nothing runs below an instance's parent.</summary>
    public bool IsIdle(string instance) => Above is not { } above || !Directory.Exists(Path.Combine(above, instance)) || IsEmpty(Path.Combine(above, instance));

    /// <summary>Makes a parent and sets its limits.</summary>
    /// <param name="parent">From <see cref="Instance"/> or <see cref="Task"/>.</param>
    /// <param name="limits">What it may use.</param>
    public abstract void Create(string parent, CgroupLimits limits);

    /// <summary>Removes a parent whose containers are gone. The kernel lets go of a container's cgroup a little after its end.</summary>
    /// <exception cref="IOException">Something still runs in it.</exception>
    public async Task RemoveAsync(string parent, TimeProvider time, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Remove(parent);
                return;
            }
            catch (IOException) when (attempt < RemoveAttempts)
            {
                await System.Threading.Tasks.Task.Delay(TimeSpan.FromMilliseconds(50), time, cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Removes what is above the instances when no instance is left.</summary>
    public abstract void RemoveRoot();

    /// <summary>The directory that the instances' parents are in; null where they are not in one.</summary>
    protected virtual string? Above => null;

    protected abstract void Remove(string parent);

    private static bool IsEmpty(string directory) =>
        File.ReadAllText(Path.Combine(directory, "cgroup.procs")).Length == 0 && Directory.EnumerateDirectories(directory).All(IsEmpty);

    /// <summary>Removes a directory and the directories in it; files of cgroups go with their directory.</summary>
    protected static void RemoveTree(string directory)
    {
        if (Directory.Exists(directory))
        {
            foreach (var below in Directory.EnumerateDirectories(directory))
            {
                RemoveTree(below);
            }

            Directory.Delete(directory);
        }
    }

    protected static void RemoveIfEmpty(string directory)
    {
        try
        {
            if (Directory.Exists(directory))
            {
                Directory.Delete(directory);
            }
        }
        catch (IOException)
        {
            // Other instances are in it.
        }
    }

    private sealed class NoCgroups : CgroupTree
    {
        public override bool IsUsable => false;

        public override string Instance(string instance) => "";

        public override string Task(string? instance, string taskId) => "";

        public override void Create(string parent, CgroupLimits limits)
        {
        }

        public override void RemoveRoot()
        {
        }

        protected override void Remove(string parent)
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
