using CsCheck;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Engine;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Engine;

public class PortPickerTests
{
    private static readonly HashSet<(int, string)> Nothing = [];

    [Fact]
    public void A_static_port_stays_what_it_is()
    {
        var port = Assert.Single(Picker(100, 110).Pick([new PortMapping { ContainerPort = 80, HostPort = 8080 }], Nothing));

        Assert.Equal((80, 8080, "tcp", 0), (port.ContainerPort, port.Port, port.Protocol, port.Length));
    }

    [Fact]
    public void A_port_that_is_taken_or_listened_on_is_not_chosen()
    {
        var picker = new PortPicker(new PortRange(100, 102), (port, _) => port != 100, new Random(1));

        Assert.Equal(102, Assert.Single(picker.Pick([new PortMapping { ContainerPort = 1 }], new HashSet<(int, string)> { (101, "tcp") })).Port);
    }

    [Fact]
    public void The_same_number_may_be_used_for_the_other_protocol()
    {
        var ports = Picker(100, 100).Pick(
            [new PortMapping { ContainerPort = 1 }, new PortMapping { ContainerPort = 1, Protocol = "udp" }], Nothing);

        Assert.Equal([100, 100], ports.Select(it => it.Port));
    }

    [Fact]
    public void When_no_port_is_free_it_says_so() =>
        Assert.Throws<InvalidOperationException>(() => Picker(100, 101).Pick([new PortMapping { ContainerPortRange = "1-3" }], Nothing));

    [Fact]
    public void No_two_mappings_ever_share_a_host_port() =>
        Gen.Select(Gen.Int[1, 4].Array[1, 6], Gen.Int[0, 1000]).Sample((lengths, seed) =>
        {
            var picker = new PortPicker(new PortRange(100, 160), (_, _) => true, new Random(seed));
            var ports = picker.Pick([.. lengths.Select(length => new PortMapping { ContainerPortRange = $"1-{length}" })], Nothing);
            var all = ports.SelectMany(it => Enumerable.Range(it.Port, it.Count)).ToList();
            return all.Distinct().Count() == all.Count && all.All(port => port is >= 100 and <= 160);
        });

    private static PortPicker Picker(int first, int last) => new(new PortRange(first, last), (_, _) => true, new Random(1));
}
