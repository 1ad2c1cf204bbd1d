using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Ports are in use while somebody holds them: the host, or any task.</summary>
public sealed class PortLedgerTests
{
    [Fact]
    public void Nothing_is_used_at_first()
    {
        var ledger = new PortLedger();

        Assert.Empty(ledger.Used());
        Assert.Equal(0, ledger.Count);
        Assert.False(ledger.IsUsed(80));
    }

    [Fact]
    public void Reserved_ports_are_used_and_come_back_sorted_and_once()
    {
        var ledger = new PortLedger();
        ledger.Reserve([51678, 22, 2376, 22]);

        Assert.Equal([22, 2376, 51678], ledger.Used());
        Assert.Equal(3, ledger.Count);
    }

    [Fact]
    public void Taken_ports_join_the_reserved_ones_in_order()
    {
        var ledger = new PortLedger();
        ledger.Reserve([22, 51678]);
        ledger.Take([8080, 80]);

        Assert.Equal([22, 80, 8080, 51678], ledger.Used());
    }

    [Fact]
    public void Released_ports_are_free_again()
    {
        var ledger = new PortLedger();
        ledger.Take([80, 443]);
        ledger.Release([80]);

        Assert.False(ledger.IsUsed(80));
        Assert.True(ledger.IsUsed(443));
        Assert.Equal([443], ledger.Used());
    }

    [Fact]
    public void A_port_held_twice_is_free_only_when_both_let_go()
    {
        var ledger = new PortLedger();
        ledger.Take([80]);
        ledger.Take([80]);
        ledger.Release([80]);
        Assert.True(ledger.IsUsed(80));
        Assert.Equal(1, ledger.Count);

        ledger.Release([80]);

        Assert.False(ledger.IsUsed(80));
    }

    [Fact]
    public void A_reserved_port_that_a_task_also_holds_counts_once_and_stays_reserved()
    {
        var ledger = new PortLedger();
        ledger.Reserve([22, 80]);
        ledger.Take([80]);
        Assert.Equal(2, ledger.Count);

        ledger.Release([80]);

        Assert.Equal([22, 80], ledger.Used());
        Assert.Equal(2, ledger.Count);
    }

    [Fact]
    public void Reserving_anew_replaces_what_was_reserved_and_keeps_what_tasks_hold()
    {
        var ledger = new PortLedger();
        ledger.Reserve([22, 80]);
        ledger.Take([80, 90]);

        ledger.Reserve([23]);

        Assert.Equal([23, 80, 90], ledger.Used());
        Assert.Equal(3, ledger.Count);
    }

    [Fact]
    public void New_ports_are_those_not_in_use_counted_once()
    {
        var ledger = new PortLedger();
        ledger.Reserve([22]);
        ledger.Take([80]);

        Assert.Equal(2, ledger.CountNew([22, 80, 81, 82, 82]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_count_is_that_of_the_ports_listed_through_any_history(ulong seed)
    {
        var chance = new SeededChance(seed);
        var ledger = new PortLedger();
        var held = new List<int[]>();
        for (var step = 0; step < 2_000; step++)
        {
            if (chance.Next(10) == 0)
            {
                ledger.Reserve([.. Enumerable.Range(0, chance.Next(6)).Select(_ => chance.Next(30))]);
            }
            else if (held.Count > 0 && chance.Next(2) == 0)
            {
                var at = chance.Next(held.Count);
                ledger.Release(held[at]);
                held.RemoveAt(at);
            }
            else
            {
                held.Add([.. Enumerable.Range(0, chance.Next(4)).Select(_ => chance.Next(30))]);
                ledger.Take(held[^1]);
            }

            var used = ledger.Used();
            Assert.Equal(used.Length, ledger.Count);
            Assert.All(held.SelectMany(ports => ports), port => Assert.Contains(port, used));
            Assert.All(Enumerable.Range(0, 30), port => Assert.Equal(used.Contains(port), ledger.IsUsed(port)));
        }
    }
}
