using System.Diagnostics;
using System.Globalization;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

// Throughput of the logs store on this machine: dotnet run -c Release --project bench/Plimsoll.Bench.Logs [events]
var total = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
const int Writers = 8;
const string Message = "2026-01-01T00:00:00.000Z INFO request served path=/service/resource/67 status=200 bytes=1534 ms=12";
var directory = Directory.CreateTempSubdirectory("plimsoll-bench-logs");
try
{
    using var store = new LogStore(Path.Combine(directory.FullName, "logs.db"));
    var scope = new LogScope("000000000000", "us-east-1");
    await store.WriteAsync(writer => writer.CreateGroup(new LogGroup(0, scope, "bench", 0, "STANDARD", null, false, 0), new Dictionary<string, string>()));
    var group = store.Read(reader => reader.Groups.Find(scope, "bench")!);
    for (var i = 0; i < Writers; i++)
    {
        await store.WriteAsync(writer => writer.CreateStream(group.Id, $"stream-{i}", 0));
    }

    foreach (var batch in new[] { 1, 10, 100, 1000, 10000 })
    {
        // Small batches are bound by flushes: fewer of them tell as much.
        var calls = Math.Min(total / 5, batch == 1 ? 20_000 : batch == 10 ? 100_000 : total) / batch;
        var commits = store.Commits;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Put(store, group, w, calls / Writers, batch)));
        var written = calls / Writers * Writers * batch;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"put, {Writers} writers, {batch,6} events a call: {written / watch.Elapsed.TotalSeconds,10:N0} events/s, {written / batch / watch.Elapsed.TotalSeconds,8:N0} calls/s, {(double)written / batch / (store.Commits - commits),6:N1} calls a flush"));
    }

    var stream = store.Read(reader => reader.Streams.Find(group.Id, "stream-0")!);
    Measure("get, one stream forward", () => store.Read(r => r.Events.StreamForward(stream, default, long.MaxValue).Count()));
    Measure("filter scan, whole group", () => store.Read(r => r.Events.GroupForward(group.Id, default, long.MaxValue, _ => "s").Count()));
    Measure("filter scan, eight streams merged", () => store.Read(r => r.Events.StreamsForward([.. r.Streams.ByName(group.Id, "", null, false)], default, long.MaxValue).Count()));
    var file = new FileInfo(Path.Combine(directory.FullName, "logs.db")).Length;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"file: {file / 1048576.0:N0} MiB"));
    var reset = Stopwatch.StartNew();
    await store.ResetAsync();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reset: {reset.Elapsed.TotalMilliseconds:N1} ms"));
}
finally
{
    directory.Delete(recursive: true);
}

static async Task Put(LogStore store, LogGroup group, int writer, int calls, int batch)
{
    var stream = store.Read(reader => reader.Streams.Find(group.Id, $"stream-{writer}")!);
    var time = 1_700_000_000_000L;
    for (var i = 0; i < calls; i++)
    {
        var events = Enumerable.Range(0, batch).Select(n => new NewLogEvent(time++, Message)).ToArray();
        await store.WriteAsync(w =>
        {
            w.Append(stream, events, time);
            return true;
        }, batch * 130L);
    }
}

static void Measure(string name, Func<int> read)
{
    var watch = Stopwatch.StartNew();
    var count = read();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {count / watch.Elapsed.TotalSeconds:N0} events/s ({count:N0} events)"));
}
