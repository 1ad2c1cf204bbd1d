using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Filters;

/// <summary>CPU, memory, GPUs and network interfaces: enough is exactly enough.</summary>
public sealed class ResourceFilterTests
{
    private static readonly FleetInstance Machine = Some.Instance("i1", cpu: 1000, memory: 2000) with { GpuIds = ["g0", "g1"], MaxEnis = 3 };
    private static readonly FleetTask Running = Some.Task("t1", "i1", demand: new Demand { Cpu = 400, Memory = 500, Enis = 1 }) with { GpuIds = ["g0"] };

    [Theory]
    [InlineData(1, true)]
    [InlineData(599, true)]
    [InlineData(600, true)]
    [InlineData(601, false)]
    [InlineData(int.MaxValue, false)]
    public void Cpu_is_enough_up_to_what_is_left(int cpu, bool admitted) =>
        Assert.Equal(admitted, Probe(new CpuFilter(), new Demand { Cpu = cpu }).Admits);

    [Theory]
    [InlineData(1, true)]
    [InlineData(1499, true)]
    [InlineData(1500, true)]
    [InlineData(1501, false)]
    [InlineData(int.MaxValue, false)]
    public void Memory_is_enough_up_to_what_is_left(int memory, bool admitted) =>
        Assert.Equal(admitted, Probe(new MemoryFilter(), new Demand { Memory = memory }).Admits);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Gpus_are_enough_up_to_what_is_free(int gpus, bool admitted) =>
        Assert.Equal(admitted, Probe(new GpuFilter(), new Demand { Gpus = gpus }).Admits);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Interfaces_are_enough_up_to_what_is_left(int enis, bool admitted) =>
        Assert.Equal(admitted, Probe(new EniFilter(), new Demand { Enis = enis }).Admits);

    [Fact]
    public void An_instance_without_a_limit_has_interfaces_for_everybody() =>
        Assert.True(Support.Probe.Of(new EniFilter(), Request(new Demand { Enis = 1_000 }), Some.Instance("i1")).Admits);

    [Fact]
    public void Each_says_what_is_left_of_what_and_what_is_needed()
    {
        Assert.Equal("has 600 of 1000 CPU units left, the task needs 700", Probe(new CpuFilter(), new Demand { Cpu = 700 }).Words);
        Assert.Equal("has 1500 of 2000 MiB left, the task needs 1600", Probe(new MemoryFilter(), new Demand { Memory = 1600 }).Words);
        Assert.Equal("has 1 of 2 GPUs free, the task needs 2", Probe(new GpuFilter(), new Demand { Gpus = 2 }).Words);
        Assert.Equal("has 2 of 3 network interfaces left, the task needs 3", Probe(new EniFilter(), new Demand { Enis = 3 }).Words);
    }

    [Fact]
    public void What_would_help_is_the_difference()
    {
        Assert.Equal("100 more CPU units", Probe(new CpuFilter(), new Demand { Cpu = 700 }).Remedy);
        Assert.Equal("100 MiB more memory", Probe(new MemoryFilter(), new Demand { Memory = 1600 }).Remedy);
        Assert.Equal("1 more free GPU", Probe(new GpuFilter(), new Demand { Gpus = 2 }).Remedy);
        Assert.Equal("1 more network interface", Probe(new EniFilter(), new Demand { Enis = 3 }).Remedy);
    }

    [Fact]
    public void The_distance_is_the_missing_share_of_what_is_needed()
    {
        Assert.Equal(0.25, Probe(new CpuFilter(), new Demand { Cpu = 800 }).Distance);
        Assert.Equal(0.25, Probe(new MemoryFilter(), new Demand { Memory = 2000 }).Distance);
        Assert.Equal(0.5, Probe(new GpuFilter(), new Demand { Gpus = 2 }).Distance);
        Assert.Equal(0.5, Probe(new EniFilter(), new Demand { Enis = 4 }).Distance);
    }

    [Fact]
    public void What_is_not_needed_is_not_asked()
    {
        var nothing = Request(new Demand());

        Assert.All(
            new Filter[] { new CpuFilter(), new MemoryFilter(), new GpuFilter(), new EniFilter(), new TcpPortFilter(), new UdpPortFilter() },
            filter => Assert.False(filter.Applies(nothing)));
    }

    [Theory]
    [InlineData("RESOURCE:CPU", typeof(CpuFilter))]
    [InlineData("RESOURCE:MEMORY", typeof(MemoryFilter))]
    [InlineData("RESOURCE:GPU", typeof(GpuFilter))]
    [InlineData("RESOURCE:ENI", typeof(EniFilter))]
    [InlineData("RESOURCE:PORTS", typeof(TcpPortFilter))]
    [InlineData("RESOURCE:PORTS_UDP", typeof(UdpPortFilter))]
    public void Each_has_ecss_reason(string reason, Type filter) => Assert.Equal(reason, ((Filter)Activator.CreateInstance(filter)!).Reason);

    private static PlacementRequest Request(Demand demand) => Some.Request() with { Demand = demand };

    private static Probe Probe(Filter filter, Demand demand) => Support.Probe.Of(filter, Request(demand), Machine, Running);
}
