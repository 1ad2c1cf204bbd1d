using System.Globalization;
using CsCheck;
using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells.Tests.Tables;

public class KeySetTests
{
    // Few keys and long runs of one kind of step, so that blocks fill, split, empty and join.
    private static readonly Gen<List<(bool Add, int Key)>> Steps =
        Gen.Select(Gen.Bool, Gen.Int[0, 400].List[1, 250]).Select((add, keys) => keys.Select(key => (add, key))).List[1, 12]
            .Select(runs => runs.SelectMany(run => run).ToList());

    [Fact]
    public void It_holds_what_a_sorted_set_holds() => Steps.Sample(steps =>
    {
        var (keys, model) = (new KeySet(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (add, number) in steps)
        {
            var key = Key(number);
            Assert.Equal(add ? model.Add(key) : model.Remove(key), add ? keys.Add(key) : keys.Remove(key));
            Assert.Equal(model.Count, keys.Count);
        }

        Assert.Equal(model, keys.After(null));
        Assert.Equal(model.Reverse(), keys.Before(null));
    });

    [Fact]
    public void A_walk_begins_anywhere() => Gen.Select(Steps, Gen.Int[-1, 401]).Sample((steps, from) =>
    {
        var (keys, model) = (new KeySet(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (add, number) in steps)
        {
            _ = add ? model.Add(Key(number)) : model.Remove(Key(number));
            _ = add ? keys.Add(Key(number)) : keys.Remove(Key(number));
        }

        var key = from < 0 ? "" : Key(from);
        Assert.Equal(model.Where(other => string.CompareOrdinal(other, key) > 0), keys.After(key));
        Assert.Equal(model.Where(other => string.CompareOrdinal(other, key) < 0).Reverse(), keys.Before(key));
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Keys_that_come_in_order_stay_in_it(bool ascending)
    {
        var all = Enumerable.Range(0, 10_000).Select(Key).ToList();
        var keys = new KeySet();
        foreach (var key in ascending ? all : Enumerable.Reverse(all))
        {
            keys.Add(key);
        }

        Assert.Equal(all, keys.After(null));
    }

    [Fact]
    public void A_change_ends_a_walk_that_is_under_way()
    {
        var keys = new KeySet();
        keys.Add("a");
        keys.Add("b");
        using var walk = keys.After(null).GetEnumerator();
        walk.MoveNext();

        keys.Remove("a");

        Assert.Throws<InvalidOperationException>(() => walk.MoveNext());
    }

    private static string Key(int number) => number.ToString("d5", CultureInfo.InvariantCulture);
}
