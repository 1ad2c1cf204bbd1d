using System.Globalization;
using Plimsoll.Cells.CrashProbe;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests;

/// <summary>
/// A program that writes under load is killed with SIGKILL again and again, on the same file, and after each time what it
/// acknowledged is compared with what is there.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 30;
    private const int Seed = 20261122;
    private readonly TemporaryFile _file = new();
    private readonly long[] _acknowledged = new long[Bank.Writers];

    [Fact(Timeout = 600_000)]
    public async Task Killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_is_half_applied()
    {
        var random = new Random(Seed);
        for (var round = 0; round < Kills; round++)
        {
            // One time in five in its first moments, when it opens the file and reads it; else under load.
            var early = round % 5 == 4;
            await KillAsync(round, early ? 0 : random.Next(1, 800), early ? TimeSpan.FromMilliseconds(random.Next(0, 250)) : null);
            await using var host = Bank.Open(_file.Path);
            foreach (var region in Bank.Regions)
            {
                host.Get("000000000001", region).Peek(CheckBalances);
            }

            CheckAcknowledged(host);
        }

        Assert.True(_acknowledged.Sum() > Kills, $"Only {_acknowledged.Sum()} transactions were acknowledged in all.");
    }

    public void Dispose() => _file.Dispose();

    // Ends the program after so many acknowledgements, or after so long.
    private async Task KillAsync(int round, int acknowledgements, TimeSpan? after)
    {
        using var probe = Probe.Start(_file.Path, Seed + round);
        if (after is { } time)
        {
            await probe.RunForAsync(time);
        }

        for (var seen = 0; seen < acknowledgements; seen++)
        {
            Note(await probe.Lines.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        await probe.KillAsync();
        foreach (var line in await probe.RestAsync())
        {
            Note(line);
        }
    }

    private void Note(string? line)
    {
        var words = (line ?? throw new EndOfStreamException("The probe ended by itself.")).Split(' ');
        _acknowledged[int.Parse(words[0], CultureInfo.InvariantCulture)] = long.Parse(words[1], CultureInfo.InvariantCulture);
    }

    private static bool CheckBalances(View view)
    {
        var sums = new Dictionary<string, long>();
        foreach (var (account, amount) in view.All(Bank.Transfers).SelectMany(transfer => transfer.Legs))
        {
            sums[account] = sums.GetValueOrDefault(account) + amount;
        }

        Assert.Equal(
            sums.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            view.All(Bank.Accounts).ToDictionary(account => account.Key, account => account.Balance).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(0, sums.Values.Sum());
        return true;
    }

    // A writer waits for one transaction before it begins the next: beyond what was acknowledged there is one at most.
    private void CheckAcknowledged(CellHost host)
    {
        for (var writer = 0; writer < Bank.Writers; writer++)
        {
            var name = writer.ToString("D2", CultureInfo.InvariantCulture);
            var numbers = Bank.CellOf(host, writer).Peek(view => view.In(Bank.ByWriter, name).Select(transfer => transfer.Number).ToList());

            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (long)number), numbers);
            Assert.InRange(numbers.Count, _acknowledged[writer], _acknowledged[writer] + 1);
            _acknowledged[writer] = numbers.Count;
        }
    }
}
