using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells.Tests.Support;

/// <summary>The schema of these tests, and hosts over it.</summary>
internal static class Shop
{
    public static readonly Table<Item> Items = new("item", item => item.Key, ItemJson.Default.Item);
    public static readonly Index<Item> ByGroup = Items.Index(item => item.Group == "unsayable" ? throw new FormatException() : item.Group);
    public static readonly Tally<Item> CountByGroup = Items.Tally(item => item.Group);
    public static readonly Index<Item> InOrder = Items.Index(_ => "");
    public static readonly Table<Other> Others = new("other", other => other.Key, ItemJson.Default.Other);

    public static CellHost Open(IStore store, Action<Exception>? fault = null) => new(
        store, new Schema([Items, Others], () => [new Ledger()]), fault ?? (error => Assert.Fail(error.ToString())));

    public static Cell Cell(this CellHost host) => host.Get("000000000001", "eu-north-1");
}
