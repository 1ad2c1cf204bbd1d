using System.Diagnostics;
using System.Globalization;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Tests.Logs.Store;

public sealed class KillTests : IDisposable
{
    private const int Rounds = 8;
    private const int AcksBeforeKill = 300;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-logs-kill");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Whatever_was_acknowledged_is_there_after_the_process_was_killed_and_no_batch_is_there_in_part()
    {
        var path = Path.Combine(_directory.FullName, "logs.db");
        var acknowledged = new HashSet<string>();
        for (var round = 0; round < Rounds; round++)
        {
            await WriteUntilKilledAsync(path, round, acknowledged);
            using var store = new LogStore(path);
            var stored = store.Read(r => r.Events
                .GroupForward(r.Groups.Find(KilledWriter.Scope, KilledWriter.Group)!.Id, default, long.MaxValue, r.Streams.Name)
                .GroupBy(e => e.Event!.Message)
                .ToDictionary(batch => batch.Key, batch => batch.Count()));

            Assert.Empty(acknowledged.Except(stored.Keys));
            Assert.All(stored.Values, count => Assert.Equal(KilledWriter.BatchSize, count));
        }
    }

    private static async Task WriteUntilKilledAsync(string path, int round, HashSet<string> acknowledged)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(KillTests).Assembly.Location, null)) { RedirectStandardOutput = true };
        start.Environment[KilledWriter.PathVariable] = path;
        start.Environment[KilledWriter.RoundVariable] = round.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        for (var acks = 0; await process.StandardOutput.ReadLineAsync() is { } line; acks++)
        {
            acknowledged.Add(line);
            if (acks == AcksBeforeKill)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
    }
}
