using System.Globalization;
using Plimsoll.Cells;
using Plimsoll.Cells.CrashProbe;

// Arguments: file, seed. Prints "writer number" for each transaction that was acknowledged; runs until it is killed.
var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
var seed = int.Parse(args[1], CultureInfo.InvariantCulture);
await using var host = Bank.Open(args[0]);
await Task.WhenAll(Enumerable.Range(0, Bank.Writers).Select(writer => Task.Run(() => WriteAsync(writer))));

async Task WriteAsync(int writer)
{
    var random = new Random((seed * Bank.Writers) + writer);
    var cell = Bank.CellOf(host, writer);
    var name = writer.ToString("D2", CultureInfo.InvariantCulture);
    for (var number = cell.Peek(view => view.Count(Bank.ByWriter, name)) + 1L; ; number++)
    {
        var transfer = new Transfer(name, number, Legs(random), new string('x', random.Next(2000)));
        await cell.WriteAsync(tx => Apply(tx, transfer));
        await output.WriteLineAsync($"{name} {number}");
    }
}

static Dictionary<string, long> Legs(Random random)
{
    var legs = new Dictionary<string, long>();
    for (var left = random.Next(1, 5); left > 0; left--)
    {
        var amount = random.Next(1, 1000);
        Gain(legs, random, amount);
        Gain(legs, random, -amount);
    }

    return legs;
}

static void Gain(Dictionary<string, long> legs, Random random, long amount)
{
    var account = $"account-{random.Next(Bank.AccountsPerCell):D3}";
    legs[account] = legs.GetValueOrDefault(account) + amount;
}

static void Apply(Tx tx, Transfer transfer)
{
    foreach (var (key, amount) in transfer.Legs)
    {
        var balance = tx.Get(Bank.Accounts, key)?.Balance ?? 0;
        tx.Put(Bank.Accounts, new Account(key, balance + amount, transfer.Key));
    }

    tx.Put(Bank.Transfers, transfer);
}
