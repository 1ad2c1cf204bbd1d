using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Filters;

/// <summary>Static host ports are held by one task of an instance, and an instance has a hundred of them at most.</summary>
public sealed class PortFilterTests
{
    private static readonly FleetInstance Machine = Some.Instance("i1") with { ReservedTcpPorts = [22, 2376], ReservedUdpPorts = [53] };

    private static readonly FleetTask Web = Some.Task("t1", "i1", demand: new Demand { TcpPorts = [80, 443], UdpPorts = [500] });

    [Theory]
    [InlineData(22, false)]
    [InlineData(80, false)]
    [InlineData(443, false)]
    [InlineData(53, true)]
    [InlineData(500, true)]
    [InlineData(8080, true)]
    public void A_tcp_port_must_be_free_of_the_host_and_of_tasks(int port, bool admitted) => Assert.Equal(admitted, Tcp(port).Admits);

    [Theory]
    [InlineData(53, false)]
    [InlineData(500, false)]
    [InlineData(22, true)]
    [InlineData(80, true)]
    [InlineData(8080, true)]
    public void A_udp_port_must_be_free_of_the_host_and_of_tasks(int port, bool admitted) => Assert.Equal(admitted, Udp(port).Admits);

    [Fact]
    public void One_taken_port_of_several_is_enough_to_refuse() => Assert.False(Tcp(8080, 80, 8081).Admits);

    [Fact]
    public void They_name_the_taken_ports_in_order()
    {
        Assert.Equal("already uses TCP port 22, 80", Tcp(80, 8080, 22).Words);
        Assert.Equal("already uses UDP port 53, 500", Udp(500, 53).Words);
    }

    [Fact]
    public void What_would_help_is_those_ports_free()
    {
        Assert.Equal("TCP port 80 free", Tcp(80, 8080).Remedy);
        Assert.Equal("UDP port 53 free", Udp(53).Remedy);
    }

    [Theory]
    [InlineData(97, 0, true)]
    [InlineData(98, 0, false)]
    [InlineData(90, 7, true)]
    [InlineData(90, 8, false)]
    public void The_hundred_and_first_reserved_port_is_refused_whatever_its_protocol(int tcp, int udp, bool admitted)
    {
        var demand = new Demand { TcpPorts = [.. Enumerable.Range(1000, tcp)], UdpPorts = [.. Enumerable.Range(1000, udp)] };

        var probe = Probe.Of(new TcpPortFilter(), Some.Request() with { Demand = demand }, Machine);

        Assert.Equal(admitted, probe.Admits);
        if (!admitted)
        {
            Assert.Equal("would have 101 reserved host ports, the limit is 100", probe.Words);
            Assert.Equal("1 fewer reserved host port", probe.Remedy);
        }
    }

    [Fact]
    public void Ports_that_tasks_hold_count_toward_the_hundred()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1", demand: new Demand { TcpPorts = [.. Enumerable.Range(1000, 100)] }));

        var decision = Placer.Place(fleet, Some.Request() with { Demand = new Demand { TcpPorts = [9000] } }, Some.Chance());

        Assert.Equal("RESOURCE:PORTS", Assert.Single(decision.Failures).Reason);
    }

    [Fact]
    public void Tasks_without_static_ports_never_meet_the_limit()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = [.. Enumerable.Range(1, 100)] });

        Assert.All(fleet.RunMany(Some.Request(cpu: 1, memory: 1), 150), Assert.NotNull);
    }

    [Fact]
    public void An_instance_beyond_the_limit_still_takes_tasks_that_add_no_port()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = [.. Enumerable.Range(1, 150)] });

        Assert.True(Placer.Place(fleet, Some.Request(), Some.Chance()).Placed);
    }

    [Fact]
    public void A_port_is_free_again_when_its_task_is_gone_and_not_while_it_stops()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        var request = Some.Request() with { Demand = new Demand { TcpPorts = [80] } };
        fleet.Run(request, "t1");
        fleet.TryGetTask("t1", out var task);
        fleet.PutTask(task! with { Stopping = true });
        Assert.False(Placer.Place(fleet, request, Some.Chance()).Placed);

        fleet.RemoveTask("t1");

        Assert.True(Placer.Place(fleet, request, Some.Chance()).Placed);
    }

    [Fact]
    public void Tasks_with_a_static_port_spread_over_as_many_instances_as_there_are()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 5).Select(i => Some.Instance($"i{i}"))]);
        var request = Some.Request() with { Demand = new Demand { Memory = 10, TcpPorts = [80] }, Strategies = Some.Chain("binpack:memory") };

        var placed = fleet.RunMany(request, 6);

        Assert.Equal(5, placed.OfType<string>().Distinct().Count());
        Assert.Null(placed[5]);
    }

    private static Probe Tcp(params int[] ports) =>
        Probe.Of(new TcpPortFilter(), Some.Request() with { Demand = new Demand { TcpPorts = ports } }, Machine, Web);

    private static Probe Udp(params int[] ports) =>
        Probe.Of(new UdpPortFilter(), Some.Request() with { Demand = new Demand { UdpPorts = ports } }, Machine, Web);
}
