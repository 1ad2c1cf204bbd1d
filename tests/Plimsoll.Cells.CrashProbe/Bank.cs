using System.Text.Json.Serialization;
using Plimsoll.Cells.Sqlite;
using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells.CrashProbe;

/// <summary>What the probe writes: transfers between accounts, whose balances must always be the sums of the transfers.</summary>
internal static class Bank
{
    public const int Writers = 8;
    public const int AccountsPerCell = 40;
    public static readonly string[] Regions = ["one-1", "two-1"];
    public static readonly Table<Account> Accounts = new("account", account => account.Key, BankJson.Default.Account);
    public static readonly Table<Transfer> Transfers = new("transfer", transfer => transfer.Key, BankJson.Default.Transfer);
    public static readonly Index<Transfer> ByWriter = Transfers.Index(transfer => transfer.Writer);

    public static CellHost Open(string path) =>
        new(new SqliteStore(path), new Schema([Accounts, Transfers]), error => Environment.FailFast("fault", error));

    public static Cell CellOf(CellHost host, int writer) => host.Get("000000000001", Regions[writer % Regions.Length]);
}

internal sealed record Account(string Key, long Balance, string LastTransfer);

/// <summary>One transaction of a writer.</summary>
/// <param name="Writer">Which writer, two digits.</param>
/// <param name="Number">1 for its first.</param>
/// <param name="Legs">What each account gained; the sum is nought.</param>
/// <param name="Padding">Makes records of the size of a task.</param>
internal sealed record Transfer(string Writer, long Number, IReadOnlyDictionary<string, long> Legs, string Padding)
{
    [JsonIgnore]
    public string Key => $"{Writer} {Number:D9}";
}

[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Transfer))]
internal sealed partial class BankJson : JsonSerializerContext;
