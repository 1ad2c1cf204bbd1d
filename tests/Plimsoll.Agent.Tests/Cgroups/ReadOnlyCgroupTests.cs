using Plimsoll.Agent.Cgroups;

namespace Plimsoll.Agent.Tests.Cgroups;

public sealed class ReadOnlyCgroupTests
{
    [Theory]
    [InlineData(true, "cgroup /sys/fs/cgroup/cpu cgroup ro,nosuid,cpu 0 0", "cgroup /sys/fs/cgroup/memory cgroup ro,nosuid,memory 0 0")]
    [InlineData(true, "cgroup /sys/fs/cgroup cgroup2 ro,nosuid 0 0")]
    [InlineData(false, "tmpfs /sys/fs/cgroup tmpfs ro,mode=755 0 0", "cgroup /sys/fs/cgroup/cpu cgroup rw,nosuid,cpu 0 0")]
    [InlineData(false, "proc /proc proc ro 0 0")]
    public void Cgroups_are_out_of_reach_when_every_mount_of_them_is_read_only(bool expected, params string[] mounts) =>
        Assert.Equal(expected, CgroupTree.AreReadOnly(mounts));
}
