using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests.Journal;

/// <summary>What every store promises.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public static TheoryData<string> Stores => ["memory", "sqlite"];

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_group_with_one_refused_entry_leaves_nothing_of_the_others(string kind)
    {
        using var store = Open(kind);
        Assert.Throws<FencedException>(() => store.Append([Put("1/a", 1, "x"), Put("1/b", 7, "y")]));

        Assert.Empty(store.Cells());
        Assert.Equal((0, 0), Held(store, "1/a"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_group_may_hold_several_versions_of_several_cells(string kind)
    {
        using var store = Open(kind);
        store.Append([Put("1/a", 1, "x"), Put("1/b", 1, "z"), Put("1/a", 2, "y"), Put("1/a", 3, "x")]);
        store.Append([Put("1/a", 4, "w"), Put("1/b", 2, "w")]);

        Assert.Equal((4, 3), Held(store, "1/a"));
        Assert.Equal((2, 2), Held(store, "1/b"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_version_that_was_left_out_or_came_twice_is_refused(string kind)
    {
        using var store = Open(kind);
        store.Append([Put("1/a", 1, "x")]);

        Assert.Throws<FencedException>(() => store.Append([Put("1/a", 1, "y")]));
        Assert.Throws<FencedException>(() => store.Append([Put("1/a", 3, "y")]));
        Assert.Throws<FencedException>(() => store.Append([Put("1/a", 2, "y"), Put("1/a", 4, "z")]));
        Assert.Throws<FencedException>(() => store.Append([Put("1/a", 2, "y"), Put("1/a", 2, "z")]));
        Assert.Equal((1, 1), Held(store, "1/a"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_record_that_is_put_and_removed_in_one_group_is_not_there(string kind)
    {
        using var store = Open(kind);
        store.Append([Put("1/a", 1, "x"), new Entry("1/a", 2, [new Change(Shop.Items, "x", new Item("x"), null)])]);

        Assert.Equal((2, 0), Held(store, "1/a"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void After_a_reset_versions_begin_anew(string kind)
    {
        using var store = Open(kind);
        store.Append([Put("1/a", 1, "x")]);
        store.Reset([]);

        Assert.Throws<FencedException>(() => store.Append([Put("1/a", 2, "y")]));
        store.Append([Put("1/a", 1, "y")]);
        Assert.Equal((1, 1), Held(store, "1/a"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_reset_keeps_the_kinds_it_is_told_to_with_the_version_of_their_cell(string kind)
    {
        using var store = Open(kind);
        store.Append([Put("1/a", 1, "x"), Put("1/a", 2, "y")]);
        store.Reset([Shop.Items.Kind]);

        Assert.Equal((2, 2), Held(store, "1/a"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_reset_that_keeps_other_kinds_forgets_a_cell_with_none_of_them(string kind)
    {
        using var store = Open(kind);
        store.Append([Put("1/a", 1, "x")]);
        store.Reset(["other"]);

        Assert.Equal((0, 0), Held(store, "1/a"));
    }

    public void Dispose() => _file.Dispose();

    private IStore Open(string kind) => kind == "memory" ? new MemoryStore() : _file.Open();

    private static (long Version, int Records) Held(IStore store, string cell)
    {
        var records = 0;
        var version = store.Load(cell, (_, _) => records++);
        return (version, records);
    }

    private static Entry Put(string cell, long version, string key) => new(cell, version, [new Change(Shop.Items, key, null, new Item(key))]);
}
