using System.Diagnostics;
using System.Globalization;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.Bench.Logs;

/// <summary>The store by itself: durable writes from eight callers at once, scans, the reset.</summary>
internal static class StoreBench
{
    public const string Message = "2026-01-01T00:00:00.000Z INFO request served path=/service/resource/67 status=200 bytes=1534 ms=12";

    private const int Writers = 8;

    public static async Task RunAsync(string path, int total)
    {
        using var store = new LogStore(path);
        var scope = new LogScope("111122223333", "us-east-1");
        await store.WriteAsync(w => w.CreateGroup(new LogGroup(0, scope, "bench", 0, "STANDARD", null, false, 0), new Dictionary<string, string>()));
        var group = store.Read(r => r.Groups.Find(scope, "bench")!);
        for (var i = 0; i < Writers; i++)
        {
            await store.WriteAsync(w => w.CreateStream(group.Id, $"stream-{i}", 0));
        }

        foreach (var batch in new[] { 1, 10, 100, 1000, 10000 })
        {
            // Small batches are bound by flushes: fewer of them tell as much.
            var calls = Math.Max(Writers, Math.Min(total / 5, batch * 20_000) / batch);
            var before = store.Commits;
            await Report.MeasureAsync(
                string.Create(CultureInfo.InvariantCulture, $"store put, {Writers} writers, {batch} a call"),
                () => PutAsync(store, group, calls / Writers, batch),
                seconds => string.Create(CultureInfo.InvariantCulture, $"{calls / seconds:N0} calls/s, {(double)calls / (store.Commits - before):N1} calls a flush"));
        }

        var streams = store.Read(r => r.Streams.ByName(group.Id, "", null, false).ToList());
        await Report.MeasureAsync("store scan, one stream forward", () => Task.FromResult(store.Read(r => r.Events.StreamForward(streams[0], default, long.MaxValue).Count())));
        await Report.MeasureAsync("store scan, one stream backward", () => Task.FromResult(store.Read(r => r.Events.StreamBackward(streams[0], new(long.MaxValue, 0), 0).Count())));
        await Report.MeasureAsync("store scan, whole group", () => Task.FromResult(store.Read(r => r.Events.GroupForward(group.Id, default, long.MaxValue, _ => "s").Count())));
        await Report.MeasureAsync("store scan, eight streams merged", () => Task.FromResult(store.Read(r => r.Events.StreamsForward(streams, default, long.MaxValue).Count())));
        await ResetAsync(store, path);
    }

    private static async Task ResetAsync(LogStore store, string path)
    {
        var size = new FileInfo(path).Length / 1048576.0;
        var watch = Stopwatch.StartNew();
        await store.ResetAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reset of {size:N0} MiB: {watch.Elapsed.TotalMilliseconds:N1} ms"));
        watch.Restart();
        await store.ResetAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reset of nothing: {watch.Elapsed.TotalMilliseconds:N1} ms"));
    }

    private static async Task<int> PutAsync(LogStore store, LogGroup group, int calls, int batch)
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var stream = store.Read(r => r.Streams.Find(group.Id, $"stream-{writer}")!);
            var time = 1_800_000_000_000L;
            for (var i = 0; i < calls; i++)
            {
                var events = Enumerable.Range(0, batch).Select(_ => new NewLogEvent(time++, Message)).ToArray();
                await store.WriteAsync(
                    w =>
                    {
                        w.Append(stream, events, time);
                        return true;
                    },
                    batch * 130L);
            }
        }));
        return calls * Writers * batch;
    }
}
