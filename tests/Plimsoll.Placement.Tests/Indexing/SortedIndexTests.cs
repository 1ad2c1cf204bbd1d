using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Indexing;

/// <summary>The two-level index is an ordered set of (key, slot), whatever is inserted and removed.</summary>
public sealed class SortedIndexTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 40)]
    [InlineData(3, 1_000_000)]
    public void Ranks_and_slots_are_those_of_a_sorted_list_through_growth_and_shrinkage(ulong seed, int keys)
    {
        var pair = new IndexAndList(2_000);
        var chance = new SeededChance(seed);
        foreach (var grow in new[] { 90, 50, 10, 70, 5 })
        {
            for (var step = 0; step < 1_200; step++)
            {
                pair.Step(chance, keys, grow);
            }

            pair.CheckOrder();
            pair.CheckRanks(chance, keys);
        }
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(5, 100)]
    [InlineData(6, 5_000)]
    public void A_walk_visits_exactly_the_entries_with_enough_of_both_in_order(ulong seed, int keys)
    {
        var pair = new IndexAndList(1_500);
        var chance = new SeededChance(seed);
        for (var round = 0; round < 60; round++)
        {
            for (var step = 0; step < 100; step++)
            {
                pair.Step(chance, keys, round < 40 ? 75 : 30);
            }

            var (first, second) = ((uint)chance.Next(keys), (uint)chance.Next(keys));
            Assert.Equal(pair.Enough(first, second), Walk(pair.Index, first, second));
        }
    }

    [Fact]
    public void An_empty_index_has_no_block_no_rank_and_nothing_to_walk()
    {
        var index = new SortedIndex([]);

        Assert.Equal(0, index.Count);
        Assert.Equal(0, index.RankOf(ulong.MaxValue));
        Assert.Empty(Walk(index, 0, 0));
    }

    [Fact]
    public void Equal_keys_are_told_apart_by_slot_across_blocks()
    {
        var pair = new IndexAndList(1_000);
        for (var slot = 0; slot < 1_000; slot++)
        {
            pair.Insert(7, slot);
        }

        for (var slot = 0; slot < 1_000; slot += 2)
        {
            pair.Remove(7, slot);
        }

        pair.CheckOrder();
        Assert.Equal(500, pair.Index.Count);
        Assert.Equal(1, pair.Index.SlotAt(0));
        Assert.Equal(999, pair.Index.SlotAt(499));
    }

    [Fact]
    public void Removing_all_leaves_no_block_behind()
    {
        var pair = new IndexAndList(600);
        for (var slot = 0; slot < 600; slot++)
        {
            pair.Insert((ulong)slot * 3, slot);
        }

        for (var slot = 599; slot >= 0; slot--)
        {
            pair.Remove((ulong)slot * 3, slot);
        }

        Assert.Equal(0, pair.Index.BlockCount);
        Assert.Equal(0, pair.Index.Count);
    }

    [Fact]
    public void Blocks_stay_at_least_a_quarter_full_on_average_while_entries_move_about()
    {
        var pair = new IndexAndList(4_000);
        var chance = new SeededChance(9);
        for (var step = 0; step < 30_000; step++)
        {
            pair.Step(chance, 100_000, step < 8_000 ? 90 : 50);
        }

        Assert.True(pair.Index.Count >= pair.Index.BlockCount * IndexBlock.Capacity / 4, $"{pair.Index.Count} entries in {pair.Index.BlockCount} blocks");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    public void A_walk_for_scarce_resources_misses_no_instance_that_has_them(int enis, int gpus)
    {
        var entries = new List<InstanceEntry?>();
        var index = new SortedIndex(entries);
        var chance = new SeededChance(17);
        for (var slot = 0; slot < 700; slot++)
        {
            var instance = Some.Instance($"i{slot}") with
            {
                MaxEnis = chance.Next(8) == 0 ? chance.Next(4) : 0,
                GpuIds = chance.Next(8) == 0 ? [.. Enumerable.Range(0, chance.Next(4)).Select(gpu => $"g{gpu}")] : [],
            };
            var entry = new InstanceEntry(slot, instance, _ => null);
            entry.Gpus.Register(instance.GpuIds);
            entries.Add(entry);
            index.Insert((ulong)chance.Next(50) << 32, entry);
        }

        var demand = new Demand { Enis = enis, Gpus = gpus };
        for (var repeat = 0; repeat < 3; repeat++)
        {
            // The first walks tighten the bounds by which later ones skip blocks.
            var walk = new IndexWalk(index, 0, demand);
            var visited = new HashSet<int>();
            while (walk.Next())
            {
                visited.Add(walk.Slot);
            }

            Assert.All(
                entries.Where(entry => entry!.AvailableEnis >= enis && entry.Gpus.Free >= gpus),
                entry => Assert.Contains(entry!.Slot, visited));
        }
    }

    private static List<(ulong Key, int Slot)> Walk(SortedIndex index, uint first, uint second)
    {
        var walk = new IndexWalk(index, ((ulong)first << 32) | second, new Demand());
        var visited = new List<(ulong, int)>();
        while (walk.Next())
        {
            visited.Add((walk.Key, walk.Slot));
        }

        return visited;
    }
}
