using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Host ports are held by protocol; their number is limited over both.</summary>
public sealed class PortsByProtocolTests
{
    [Fact]
    public void A_port_taken_by_one_protocol_is_free_for_the_other() => Gen.Select(Gen.Int[1, 65_535], Gen.Bool).Sample((port, tcp) =>
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        var (one, other) = (Ports([port], []), Ports([], [port]));
        fleet.Run(tcp ? one : other, "first");
        return fleet.Run(tcp ? one : other, "same") is null && fleet.Run(tcp ? other : one, "crossed") == "i1";
    });

    [Fact]
    public void A_task_fits_exactly_when_none_of_its_ports_is_used_by_its_protocol() =>
        Gen.Select(Few, Few, Few, Few, Few, Few).Sample((hostTcp, hostUdp, heldTcp, heldUdp, tcp, udp) =>
        {
            var fleet = Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = hostTcp, ReservedUdpPorts = hostUdp });
            fleet.PutTask(Some.Task("held", "i1", demand: new Demand { TcpPorts = heldTcp, UdpPorts = heldUdp }));
            var free = !tcp.Intersect(hostTcp.Concat(heldTcp)).Any() && !udp.Intersect(hostUdp.Concat(heldUdp)).Any();
            return Placer.Place(fleet, Ports(tcp, udp), Some.Chance()).Placed == free;
        });

    [Fact]
    public void A_refused_task_is_told_the_protocol_that_refused_it_tcp_first() =>
        Gen.Select(Few, Few, Few, Few).Sample((heldTcp, heldUdp, tcp, udp) =>
        {
            var fleet = Some.Fleet(Some.Instance("i1"));
            fleet.PutTask(Some.Task("held", "i1", demand: new Demand { TcpPorts = heldTcp, UdpPorts = heldUdp }));
            var expected = tcp.Intersect(heldTcp).Any() ? "RESOURCE:PORTS" : udp.Intersect(heldUdp).Any() ? "RESOURCE:PORTS_UDP" : null;
            return Placer.Place(fleet, Ports(tcp, udp), Some.Chance()).Failures.SingleOrDefault()?.Reason == expected;
        });

    [Fact]
    public void However_the_host_and_tasks_share_them_the_hundredth_port_fits_and_the_next_does_not() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 40], Gen.Bool).Sample((tcp, udp, askTcp) =>
        {
            var fleet = Some.Fleet(Some.Instance("i1") with
            {
                ReservedTcpPorts = [.. Enumerable.Range(1, tcp)], ReservedUdpPorts = [.. Enumerable.Range(1, udp)],
            });
            for (var port = tcp + udp + 1; port <= 100; port++)
            {
                Assert.NotNull(fleet.Run(port % 2 == 0 ? Ports([1_000 + port], []) : Ports([], [1_000 + port]), $"t{port}"));
            }

            var next = Placer.Place(fleet, askTcp ? Ports([2_000], []) : Ports([], [2_000]), Some.Chance());
            Assert.Equal("RESOURCE:PORTS", Assert.Single(next.Failures).Reason);
        });

    [Fact]
    public void A_task_of_several_ports_fits_up_to_the_hundredth_and_not_across_it() => Gen.Select(Gen.Int[80, 100], Gen.Int[1, 20]).Sample((reserved, ports) =>
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = [.. Enumerable.Range(1, reserved)] });
        return Placer.Place(fleet, Ports([.. Enumerable.Range(500, ports)], []), Some.Chance()).Placed == (reserved + ports <= 100);
    });

    [Fact]
    public void At_the_limit_one_port_goes_before_another_comes()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = [.. Enumerable.Range(1, 99)] });
        Assert.Equal("i1", fleet.Run(Ports([500], []), "last"));
        Assert.Null(fleet.Run(Ports([], [501]), "over"));
        fleet.RemoveTask("last");
        Assert.Equal("i1", fleet.Run(Ports([], [501]), "next"));
    }

    [Fact]
    public void Tasks_without_static_ports_never_meet_a_full_list() => Gen.Int[100, 140].Sample(reserved =>
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = [.. Enumerable.Range(1, reserved)] });
        return fleet.RunMany(Some.Request(1, 1), 50).All(instance => instance == "i1");
    });

    private static Gen<int[]> Few { get; } = Gen.Int[80, 84].Array[0, 2].Select(ports => ports.Distinct().ToArray());

    private static PlacementRequest Ports(int[] tcp, int[] udp) => Some.Request() with { Demand = new Demand { TcpPorts = tcp, UdpPorts = udp } };
}
