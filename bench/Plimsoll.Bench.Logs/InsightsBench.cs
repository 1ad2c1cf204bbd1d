using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Plimsoll.CloudWatch.Logs.Insights;
using Plimsoll.CloudWatch.Logs.Insights.Language;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.Bench.Logs;

/// <summary>Queries of Logs Insights, beside the same by hand in SQL on the same file.</summary>
internal static class InsightsBench
{
    private const int Runs = 5;

    public static async Task RunAsync(string path, int total)
    {
        using var store = new LogStore(path);
        var scope = new LogScope("111122223333", "us-east-1");
        await store.WriteAsync(w => w.CreateGroup(new LogGroup(0, scope, "bench", 0, "STANDARD", null, false, 0), new Dictionary<string, string>()));
        var group = store.Read(r => r.Groups.Find(scope, "bench")!);
        await store.WriteAsync(w => w.CreateStream(group.Id, "s", 0));
        var stream = store.Read(r => r.Streams.Find(group.Id, "s")!);
        for (var i = 0; i < total; i += 10_000)
        {
            await store.WriteAsync(w => w.Append(stream, Events(i, Math.Min(10_000, total - i)), 0));
        }

        using var session = new SqliteSession(path);
        Compare(
            "count by five minutes of what has a text",
            store, group, session, "filter @message like 'status=500' | stats count(*) by bin(5m)",
            "SELECT time/300000*300000, count(*) FROM log_event WHERE group_id=1 AND time>=0 AND time<$1 AND instr(message, 'status=500')>0 GROUP BY 1");
        Compare(
            "average of a number that is parsed",
            store, group, session, "parse 'ms=*' as ms | stats avg(ms)",
            "SELECT avg(CAST(substr(message, instr(message, 'ms=')+3) AS REAL)), 0 FROM log_event WHERE group_id=1 AND time>=0 AND time<$1");
        Compare(
            "the latest 20",
            store, group, session, "fields @timestamp, @message | limit 20",
            "SELECT time, message FROM log_event WHERE group_id=1 AND time>=0 AND time<$1 ORDER BY time DESC, id DESC LIMIT 20");
    }

    private static NewLogEvent[] Events(int from, int count) =>
    [
        .. Enumerable.Range(from, count).Select(i => new NewLogEvent(
            1_700_000_000_000 + (i * 10L), string.Create(CultureInfo.InvariantCulture, $"INFO request served path=/service/resource/{i % 97} status={(i % 50 == 0 ? 500 : 200)} ms={i % 1000}"))),
    ];

    private static void Compare(string name, LogStore store, LogGroup group, SqliteSession session, string query, string sql)
    {
        var ours = Median(() =>
        {
            var parsed = QueryParser.Parse(query, 0);
            var scan = new QueryScan(store, 0, long.MaxValue, parsed.OldestFirst, CancellationToken.None);
            return parsed.Run(scan.Rows([group]), null, new QueryBudget(QueryBudget.DefaultBytes)).Sum(row => parsed.Columns.Sum(column => row[column].ToString().Length));
        });
        var byHand = Median(() => session.Query(sql, Read, long.MaxValue).Sum(length => length));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Insights, {name}: {ours:N1} ms, by hand {byHand:N1} ms, ratio {ours / byHand:N2}"));

        static int Read(SqliteDataReader row) => row.GetValue(0).ToString()!.Length + row.GetValue(1).ToString()!.Length;
    }

    private static double Median(Func<int> work)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[Runs / 2];
    }
}
