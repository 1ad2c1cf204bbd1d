using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>A GPU is free while no task holds it.</summary>
public sealed class GpuLedgerTests
{
    [Fact]
    public void All_are_free_at_first_in_the_order_registered()
    {
        var ledger = Registered("g2", "g0", "g1");

        Assert.Equal(["g2", "g0", "g1"], ledger.FreeIds());
        Assert.Equal(3, ledger.Free);
    }

    [Fact]
    public void Taken_ones_are_not_free()
    {
        var ledger = Registered("g0", "g1", "g2");
        ledger.Take(["g1"]);

        Assert.Equal(["g0", "g2"], ledger.FreeIds());
        Assert.Equal(2, ledger.Free);
    }

    [Fact]
    public void Released_ones_are_free_again()
    {
        var ledger = Registered("g0", "g1");
        ledger.Take(["g0", "g1"]);
        ledger.Release(["g0"]);

        Assert.Equal(["g0"], ledger.FreeIds());
    }

    [Fact]
    public void One_held_twice_is_free_only_when_both_let_go()
    {
        var ledger = Registered("g0");
        ledger.Take(["g0"]);
        ledger.Take(["g0"]);
        ledger.Release(["g0"]);
        Assert.Equal(0, ledger.Free);

        ledger.Release(["g0"]);

        Assert.Equal(1, ledger.Free);
    }

    [Fact]
    public void One_that_is_no_longer_registered_is_not_free_when_released()
    {
        var ledger = Registered("g0", "g1");
        ledger.Take(["g0"]);
        ledger.Register(["g1"]);
        ledger.Release(["g0"]);

        Assert.Equal(["g1"], ledger.FreeIds());
        Assert.Equal(1, ledger.Free);
    }

    private static GpuLedger Registered(params string[] ids)
    {
        var ledger = new GpuLedger();
        ledger.Register(ids);
        return ledger;
    }
}
