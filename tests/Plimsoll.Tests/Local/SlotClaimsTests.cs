using Plimsoll.Local;

namespace Plimsoll.Tests.Local;

public sealed class SlotClaimsTests
{
    // The last ones: servers that run beside the tests begin elsewhere, or pass these over as anybody does.
    private const int Slot = LocalInstance.Slots - 2;

    [Fact]
    public void Two_servers_that_planned_the_same_slots_get_different_ones()
    {
        using var one = new SlotClaims();
        using var two = new SlotClaims();

        var all = one.Claim([Planned(Slot), Planned(Slot + 1)], None)!.Concat(two.Claim([Planned(Slot), Planned(Slot + 1)], None)!);

        Assert.Equal(4, all.Select(instance => instance.Slot).Distinct().Count());
    }

    [Fact]
    public void Only_the_slot_changes()
    {
        using var one = new SlotClaims();
        using var two = new SlotClaims();
        one.Claim([Planned(Slot)], None);

        var claimed = two.Claim([Planned(Slot)], None)![0];

        Assert.Equal(Planned(Slot), claimed with { Slot = Slot });
    }

    [Fact]
    public void What_a_server_held_is_free_when_it_has_ended()
    {
        var one = new SlotClaims();
        var held = one.Claim([Planned(Slot)], None)![0];
        one.Dispose();
        using var two = new SlotClaims();

        Assert.Equal(held.Slot, two.Claim([held], None)![0].Slot);
    }

    [Fact]
    public void A_subnet_of_a_network_that_a_killed_server_left_is_passed_over()
    {
        using var claims = new SlotClaims();

        var claimed = claims.Claim([Planned(Slot)], new HashSet<string> { Planned(Slot).BridgeSubnet })![0];

        Assert.NotEqual(Slot, claimed.Slot);
    }

    [Fact]
    public void An_instance_that_moves_leaves_its_neighbours_where_they_are()
    {
        using var one = new SlotClaims();
        using var two = new SlotClaims();
        var first = one.Claim([Planned(Slot)], None)![0].Slot;

        var claimed = two.Claim([Planned(first), Planned((first + 1) % LocalInstance.Slots)], None)!;

        Assert.Equal((first + 1) % LocalInstance.Slots, claimed[1].Slot);
    }

    [Fact]
    public void When_nothing_is_free_there_is_no_claim()
    {
        using var claims = new SlotClaims();
        var all = Enumerable.Range(0, LocalInstance.Slots).Select(slot => Planned(slot).BridgeSubnet).ToHashSet();

        Assert.Null(claims.Claim([Planned(Slot)], all));
    }

    private static HashSet<string> None => [];

    private static LocalInstance Planned(int slot) => new("i-1", "t3.medium", "us-east-1a", "default", "us-east-1", slot);
}
