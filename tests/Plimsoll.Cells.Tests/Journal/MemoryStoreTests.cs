using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests.Journal;

public class MemoryStoreTests
{
    [Fact]
    public void A_group_with_one_refused_entry_leaves_nothing_of_the_others()
    {
        using var store = new MemoryStore();
        Assert.Throws<FencedException>(() => store.Append([Put("1/a", 1, "x"), Put("1/b", 7, "y")]));

        Assert.Empty(store.Cells());
    }

    [Fact]
    public void A_group_may_hold_several_versions_of_a_cell()
    {
        using var store = new MemoryStore();
        store.Append([Put("1/a", 1, "x"), Put("1/a", 2, "y")]);

        var kinds = new List<string>();
        Assert.Equal(2, store.Load("1/a", (kind, _) => kinds.Add(kind)));
        Assert.Equal(["item", "item"], kinds);
    }

    private static Entry Put(string cell, long version, string key) => new(cell, version, [new Change(Shop.Items, key, null, new Item(key))]);
}
