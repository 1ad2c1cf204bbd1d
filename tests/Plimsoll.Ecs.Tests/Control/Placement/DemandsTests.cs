using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Placement;

/// <summary>The table of spec/placement.md §2: agent and control plane must compute the same numbers.</summary>
public sealed class DemandsTests
{
    [Fact]
    public void Without_sizes_of_the_task_the_containers_are_summed() => Check(256, 128, Defined.Of(Defined.Container("a"), Defined.Container("b")));

    [Fact]
    public void Sizes_of_the_task_go_before_those_of_the_containers() => Check(512, 1024, Defined.Of() with { Cpu = "512", Memory = "1024" });

    [Fact]
    public void A_memory_reservation_goes_before_the_hard_limit() => Check(128, 16, Defined.Of(Defined.Container() with { MemoryReservation = 16 }));

    [Fact]
    public void A_container_without_cpu_takes_none() => Check(0, 64, Defined.Of(Defined.Container() with { Cpu = null }));

    [Fact]
    public void An_override_of_the_task_goes_before_its_sizes() =>
        Check(1, 2, Defined.Of() with { Cpu = "512", Memory = "1024" }, new() { Cpu = "1", Memory = "2" });

    [Fact]
    public void An_override_of_a_container_changes_the_sum() => Check(
        7 + 128, 9 + 64, Defined.Of(Defined.Container("a"), Defined.Container("b")),
        new() { ContainerOverrides = [new() { Name = "a", Cpu = 7, MemoryReservation = 9 }] });

    [Fact]
    public void A_sum_beyond_all_bounds_is_a_demand_that_nothing_can_hold() => Check(
        int.MaxValue, 128, Defined.Of(Defined.Container("a"), Defined.Container("b")),
        new() { ContainerOverrides = [new() { Name = "a", Cpu = int.MaxValue }, new() { Name = "b", Cpu = int.MaxValue }] });

    [Theory]
    [InlineData("bridge", 8080, "8080")]
    [InlineData("bridge", 0, "")]
    [InlineData("bridge", null, "")]
    [InlineData(null, 8080, "8080")]
    [InlineData("host", null, "80")]
    [InlineData("host", 0, "80")]
    [InlineData("host", 80, "80")]
    [InlineData("awsvpc", 80, "")]
    public void Static_host_ports_are_reserved(string? mode, int? hostPort, string expected)
    {
        var definition = Defined.Of(Defined.Container() with { PortMappings = [new() { ContainerPort = 80, HostPort = hostPort }] });

        Assert.Equal(expected, string.Join(',', Demands.Of(definition with { NetworkMode = mode }, null).TcpPorts));
    }

    [Fact]
    public void Protocols_have_ports_of_their_own_and_a_port_counts_once()
    {
        var demand = Demands.Of(
            Defined.Of(Defined.Container() with
            {
                PortMappings =
                [
                    new() { ContainerPort = 53, HostPort = 53, Protocol = "udp" }, new() { ContainerPort = 53, HostPort = 53 },
                    new() { ContainerPort = 54, HostPort = 53, Protocol = "tcp" },
                ],
            }),
            null);

        Assert.Equal([53], demand.TcpPorts);
        Assert.Equal([53], demand.UdpPorts);
    }

    [Theory]
    [InlineData("bridge")]
    [InlineData("host")]
    public void A_range_of_ports_reserves_nothing(string mode) => Assert.Empty(
        Demands.Of(
            Defined.Of(Defined.Container() with { PortMappings = [new() { ContainerPortRange = "9100-9102" }] }) with { NetworkMode = mode }, null).TcpPorts);

    [Fact]
    public void Only_an_awsvpc_task_takes_a_network_interface() => Assert.Equal(
        (1, 0), (Demands.Of(Defined.Of() with { NetworkMode = "awsvpc" }, null).Enis, Demands.Of(Defined.Of() with { NetworkMode = "bridge" }, null).Enis));

    [Fact]
    public void GPUs_of_all_containers_are_summed()
    {
        var gpu = Defined.Container("a") with { ResourceRequirements = [new() { Type = "GPU", Value = "2" }] };

        Assert.Equal(4, Demands.Of(Defined.Of(gpu, gpu with { Name = "b" }), null).Gpus);
    }

    private static void Check(int cpu, int memory, TaskDefinition definition, TaskOverride? overrides = null)
    {
        var demand = Demands.Of(definition, overrides);
        Assert.Equal((cpu, memory), (demand.Cpu, demand.Memory));
    }
}
