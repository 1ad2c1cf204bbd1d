using Plimsoll.Local;

namespace Plimsoll.Tests.Local;

public sealed class LocalPlanTests
{
    private int _made;

    [Fact]
    public void Instances_are_dealt_to_the_zones_in_turn() =>
        Assert.Equal(["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1a"], Plan([], 4).Run.Select(instance => instance.Zone));

    [Fact]
    public void A_restart_keeps_the_instances()
    {
        var first = Plan([], 3);

        var second = Plan(first.Run, 3);

        Assert.Equal(first.Run, second.Run);
        Assert.Empty(second.Retire);
    }

    [Fact]
    public void More_instances_leave_the_earlier_ones_as_they_are()
    {
        var first = Plan([], 2);

        Assert.Equal(first.Run, Plan(first.Run, 5).Run.Take(2));
    }

    [Fact]
    public void Fewer_instances_retire_the_last_ones()
    {
        var first = Plan([], 3);

        var second = Plan(first.Run, 1);

        Assert.Equal(first.Run.Take(1), second.Run);
        Assert.Equal(first.Run.Skip(1), second.Retire);
    }

    [Fact]
    public void An_instance_that_was_deregistered_is_replaced_by_a_new_one_in_its_zone()
    {
        var first = Plan([], 3);

        var second = Plan(first.Run, 3).Replace([first.Run[1]], () => "i-new");

        Assert.Equal([first.Run[0], first.Run[1] with { Id = "i-new" }, first.Run[2]], second.Run);
        Assert.Equal([first.Run[1]], second.Retire);
    }

    [Fact]
    public void An_instance_never_changes_its_type()
    {
        var first = Plan([], 2);

        var second = Plan(first.Run, 2, type: "m5.large");

        Assert.Equal(first.Run, second.Retire);
        Assert.All(second.Run, instance => Assert.Equal("m5.large", instance.Type));
    }

    [Fact]
    public void An_instance_never_changes_its_cluster()
    {
        var first = Plan([], 2);

        Assert.Equal(first.Run, Plan(first.Run, 2, cluster: "other").Retire);
    }

    [Fact]
    public void No_two_instances_have_an_address_or_a_subnet_in_common()
    {
        var first = Plan([], 20);
        var all = Plan(first.Run.Skip(10).ToList(), 250).Run;

        Assert.Equal(all.Count, all.Select(instance => instance.HostAddress).Distinct().Count());
        Assert.Equal(all.Count, all.Select(instance => instance.BridgeSubnet).Distinct().Count());
    }

    [Fact]
    public void Servers_on_neighbouring_ports_have_other_addresses() => Assert.Empty(
        Plan([], 3, port: 4566).Run.Select(instance => instance.Slot).Intersect(Plan([], 3, port: 4567).Run.Select(instance => instance.Slot)));

    [Fact]
    public void Every_slot_has_an_address_on_loopback_and_a_subnet_of_the_block_for_benchmarks()
    {
        for (var slot = 0; slot < LocalInstance.Slots; slot++)
        {
            var instance = new LocalInstance("i-1", "t3.medium", "us-east-1a", "default", "us-east-1", slot);

            Assert.StartsWith("127.0.", instance.HostAddress.ToString(), StringComparison.Ordinal);
            Assert.Matches(@"^198\.1[89]\.\d+\.0/24$", instance.BridgeSubnet);
        }
    }

    private LocalPlan Plan(IReadOnlyList<LocalInstance> kept, int count, string type = "t3.medium", string cluster = "default", int port = 4566) =>
        LocalPlan.Of(kept, count, type, cluster, "us-east-1", 3, port, () => $"i-{_made++}");
}
