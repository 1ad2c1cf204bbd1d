using System.Globalization;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Tests.Logs.Store;

/// <summary>
/// The other process of <see cref="KillTests"/>: this very program, which with a variable set writes batches of events
/// from several threads for ever and prints each batch when it is acknowledged.
/// </summary>
internal static class KilledWriter
{
    public const string PathVariable = "PLIMSOLL_TEST_LOGS_WRITER_PATH";
    public const string RoundVariable = "PLIMSOLL_TEST_LOGS_WRITER_ROUND";
    public const string Group = "g";
    public const int BatchSize = 20;

    private const int Writers = 6;

    public static readonly LogScope Scope = new("111122223333", "eu-west-1");

    public static async Task RunAsync(string path, string round)
    {
        using var store = new LogStore(path);
        await store.WriteAsync(w => w.CreateGroup(new LogGroup(0, Scope, Group, 0, "STANDARD", null, false, 0), new Dictionary<string, string>()));
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => WriteAsync(store, string.Create(CultureInfo.InvariantCulture, $"{round}-{i}"))));
    }

    private static async Task WriteAsync(LogStore store, string name)
    {
        for (var batch = 0; ; batch++)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"{name}-{batch}");
            await store.WriteAsync(w =>
            {
                var group = w.Groups.Find(Scope, Group)!;
                w.CreateStream(group.Id, name, 0);
                w.Append(w.Streams.Find(group.Id, name)!, [.. Enumerable.Repeat(new NewLogEvent(batch, message), BatchSize)], 0);
                return true;
            });
            Console.Out.WriteLine(message);
        }
    }
}
