using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Tests.Support;

namespace Plimsoll.Agent.Tests.Running;

public class RouteScriptTests
{
    private static readonly PrivateRoutes Routes = new(
        new VpcNetwork("plimsoll-vpc", "172.31.0.0/16"), "198.18.0.0/15", new PrivateResolver("172.31.2.4", 53), [new PrivateRoute("i-1", "172.31.0.4", "198.18.0.0/24", "", "172.31.0.4/255.255.1.255")],
        new PrivateEndpoint("172.31.2.4", 51679, 4566));

    [Fact]
    public void Each_address_goes_onto_the_bridge_of_the_vpc()
    {
        var script = RouteScript.Make("br-1", Routes);

        Assert.Contains("ip addr replace 172.31.0.4/32 dev br-1\n", script, StringComparison.Ordinal);
        Assert.Contains("ip addr replace 172.31.2.4/32 dev br-1\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_says_whose_it_is() => Assert.All(
        RouteScript.Make("br-1", Routes).Split('\n').Where(line => line.StartsWith("put ", StringComparison.Ordinal) || line.StartsWith("top ", StringComparison.Ordinal)),
        line => Assert.Matches("--comment plimsoll/(shared|i-1|i-1/names|i-1/role) ", line));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_all_share_goes_with_the_last_one(bool last) =>
        Assert.Equal(last, RouteScript.Remove(["i-1"], last).Contains("\nforget shared\n", StringComparison.Ordinal));

    [Fact]
    public void A_resolver_without_the_right_to_port_53_is_asked_there_all_the_same() => Assert.Contains(
        "nat PREROUTING -d 172.31.2.4 -p udp --dport 53 -m comment --comment plimsoll/i-1/names -j DNAT --to-destination 172.31.2.4:51680",
        RouteScript.Make("br-1", Routes with { Resolver = new PrivateResolver("172.31.2.4", 51680) }), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "the addresses did not appear")]
    [InlineData("7: br-1    inet 172.31.0.4/32 scope global br-1", "the addresses did not appear")]
    [InlineData("7: br-1    inet 172.31.0.4/32 scope global br-1\n7: br-1    inet 172.31.2.4/32 scope global br-1", "")]
    public async Task What_the_machine_shows_tells_whether_the_addresses_are_there(string shown, string words)
    {
        using var machine = new FakeMachine(shown);

        Assert.Equal(words, RouteScript.Explain(await machine.RunAsync(RouteScript.Make("br-1", Routes))));
    }

    [Theory]
    [InlineData("nat PREROUTING -s 198.18.0.0/24 ")]
    [InlineData("nat PREROUTING -s 172.31.0.4/255.255.1.255 ")]
    [InlineData("nat OUTPUT ")]
    public void Each_of_the_servers_containers_finds_its_endpoint_by_where_it_asks_from(string who) => Assert.Contains(
        $"top {who}-d 169.254.170.2 -p tcp --dport 80 -m comment --comment plimsoll/i-1/role -j DNAT --to-destination 172.31.2.4:51679\n", RouteScript.Make("br-1", Routes), StringComparison.Ordinal);

    [Theory]
    [InlineData(51679)]
    [InlineData(4566)]
    public void What_containers_ask_is_let_in(int port) => Assert.Contains(
        $"top filter INPUT -d 172.31.2.4 -p tcp --dport {port} -m comment --comment plimsoll/i-1/role -j ACCEPT\n", RouteScript.Make("br-1", Routes), StringComparison.Ordinal);

    [Fact]
    public void Without_an_endpoint_nothing_leads_there() =>
        Assert.DoesNotContain("to-destination", RouteScript.Make("br-1", Routes with { Endpoint = null }), StringComparison.Ordinal);

    [Fact]
    public void An_address_that_a_host_had_before_is_not_taken_from_it()
    {
        Assert.Contains("|| ip addr add 169.254.170.2/32 dev lo label lo:plimsoll\n", RouteScript.MakeHost(), StringComparison.Ordinal);
        Assert.Contains("ip -4 addr flush dev lo label lo:plimsoll\n", RouteScript.RemoveHost(), StringComparison.Ordinal);
    }
}
