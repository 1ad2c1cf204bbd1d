using CsCheck;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests;

public class TransactionModelTests
{
    private static readonly Gen<string> Keys = Gen.Int[0, 12].Select(number => $"k{number:00}");

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (3, Gen.Select(Keys, Gen.OneOf(Gen.Const<string?>("x"), Gen.Const<string?>("y"), Gen.Const(() => (string?)null)), Gen.Long[0, 100], (key, group, value) => new Step(key, new Item(key, group, value)))),
        (1, Keys.Select(key => new Step(key, null))));

    private static readonly Gen<(Step[] Steps, bool Fails)[]> Scripts =
        Gen.Select(Steps.Array[0, 8], Gen.Frequency((2, Gen.Const(false)), (1, Gen.Const(true)))).Array[0, 25];

    [Fact]
    public async Task Any_script_of_transactions_leaves_what_a_naive_dictionary_would_hold() =>
        await Scripts.SampleAsync(async script => await RunAsync(script, new MemoryStore()), iter: 400);

    [Fact]
    public async Task The_same_holds_over_a_file() => await Scripts.SampleAsync(
        async script =>
        {
            using var file = new TemporaryFile();
            var model = await RunAsync(script, file.Open());
            await using var again = Shop.Open(file.Open());
            Compare(again.Cell(), model);
        },
        iter: 25,
        threads: 1);

    private static async Task<Dictionary<string, Item>> RunAsync((Step[] Steps, bool Fails)[] script, IStore store)
    {
        await using var host = Shop.Open(store);
        var cell = host.Cell();
        var model = new Dictionary<string, Item>();
        foreach (var (steps, fails) in script)
        {
            var attempt = new Dictionary<string, Item>(model);
            try
            {
                await cell.WriteAsync(tx =>
                {
                    foreach (var step in steps)
                    {
                        Apply(tx, attempt, step);
                    }

                    if (fails)
                    {
                        throw new FormatException();
                    }
                });
                model = attempt;
            }
            catch (FormatException) when (fails)
            {
                // As the script says: the model stays where it was.
            }

            Compare(cell, model);
        }

        return model;
    }

    private static void Apply(Tx tx, Dictionary<string, Item> attempt, Step step)
    {
        if (step.Item is { } item)
        {
            tx.Put(Shop.Items, item);
            attempt[step.Key] = item;
        }
        else
        {
            tx.Remove(Shop.Items, step.Key);
            attempt.Remove(step.Key);
        }
    }

    private static void Compare(Cell cell, Dictionary<string, Item> model) => cell.Peek(view =>
    {
        Assert.Equal(model.Values.OrderBy(item => item.Key, StringComparer.Ordinal), view.In(Shop.InOrder, ""));
        Assert.Equal(model.Count, view.All(Shop.Items).Count());
        var groups = model.Values.Where(item => item.Group is not null).ToLookup(item => item.Group!);
        Assert.Equal(groups.Select(group => group.Key).Order(), view.Groups(Shop.ByGroup).Order());
        foreach (var group in groups)
        {
            var ordered = group.OrderBy(item => item.Key, StringComparer.Ordinal).ToList();
            Assert.Equal(ordered, view.In(Shop.ByGroup, group.Key));
            Assert.Equal(ordered.Count, view.Count(Shop.ByGroup, group.Key));
            Assert.Equal(ordered.Sum(item => item.Value + 1), view.Derived<Ledger>().Sums[group.Key]);
        }

        Assert.Equal(groups.Count, view.Derived<Ledger>().Sums.Count);
        return true;
    });

    private sealed record Step(string Key, Item? Item);
}
