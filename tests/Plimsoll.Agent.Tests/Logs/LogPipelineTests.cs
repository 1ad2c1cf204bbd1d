using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Plimsoll.Agent.Logs;

namespace Plimsoll.Agent.Tests.Logs;

public class LogPipelineTests
{
    [Fact]
    public async Task Frames_cut_anywhere_give_the_same_entries()
    {
        var bytes = Frames("one\n", "two\n", "thr", "ee\n");
        var whole = await ReadAsync(bytes, bytes.Length);

        for (var size = 1; size < 40; size++)
        {
            Assert.Equal(whole, await ReadAsync(bytes, size));
        }

        Assert.Equal(["one", "two", "thr", "ee"], whole.Select(it => it.Text));
        Assert.Equal([true, true, false, true], whole.Select(it => it.EndsLine));
    }

    [Fact]
    public async Task Output_of_a_terminal_is_cut_at_newlines()
    {
        var entries = new List<LogEntry>();
        var bytes = Encoding.UTF8.GetBytes("2026-11-22T16:57:37.000000001Z one\r\n2026-11-22T16:57:37.000000002Z two");
        await foreach (var entry in LogFrames.ReadAsync(new MemoryStream(bytes), terminal: true, CancellationToken.None))
        {
            entries.Add(entry);
        }

        Assert.Equal(["one", "two"], entries.Select(it => it.Text));
    }

    [Theory]
    [InlineData("2026-11-22T16:57:37.148652955Z x", 148652955)]
    [InlineData("2026-11-22T16:57:37.1Z x", 100000000)]
    [InlineData("2026-11-22T16:57:37Z x", 0)]
    public void The_time_of_an_entry_is_read_to_the_nanosecond(string line, long fraction) =>
        Assert.Equal(fraction, LogLine.Parse(Encoding.UTF8.GetBytes(line))!.Value.Nanoseconds % 1_000_000_000);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("yesterday x")]
    [InlineData("")]
    public void What_has_no_time_is_no_entry(string line) => Assert.Null(LogLine.Parse(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Without_a_pattern_every_line_is_an_event() =>
        Assert.Equal(["a", "b"], Assemble(null, "a", "b"));

    [Fact]
    public void With_a_pattern_lines_before_the_next_match_belong_to_the_event() =>
        Assert.Equal(["x", "INFO a\n b\n c", "INFO d"], Assemble(new Regex("^INFO"), "x", "INFO a", " b", " c", "INFO d"));

    [Fact]
    public void An_empty_line_is_no_event() => Assert.Equal(["a"], Assemble(null, "", "a", ""));

    [Fact]
    public void An_event_longer_than_the_limit_is_split_and_nothing_of_it_is_lost()
    {
        var text = string.Concat(Enumerable.Repeat("äöü€", 100_000));

        var events = Assemble(null, text);

        Assert.Equal(text, string.Concat(events));
        Assert.All(events, it => Assert.True(Encoding.UTF8.GetByteCount(it) <= 262_118));
    }

    [Theory]
    [InlineData("%Y-%m-%d %H:%M:%S", "at 2026-11-22 16:57:37 it was", true)]
    [InlineData(@"\[%b %d, %Y %H:%M:%S\]", "[Nov 22, 2026 16:57:37] x", true)]
    [InlineData("%q%Y", "2026", true)]
    [InlineData("^%H:%M", "24:00 x", false)]
    [InlineData("%Y-%m-%d", "22.11.2026", false)]
    public void A_date_format_finds_such_a_date_in_a_line(string format, string line, bool found) =>
        Assert.Equal(found, Re2Pattern.Compile(DatetimeFormat.ToPattern(format)).IsMatch(line));

    [Fact]
    public void Brackets_that_are_not_escaped_begin_a_class_as_they_do_in_Docker()
    {
        Assert.Matches(Re2Pattern.Compile(DatetimeFormat.ToPattern("[%b]")), "Nobody meant this line");
        Assert.Throws<FormatException>(() => Re2Pattern.Compile(DatetimeFormat.ToPattern("[%b %d, %Y %H:%M:%S]")));
    }

    /// <summary>Whatever batches are stored or lost, the count of a stream tells whether the last one is in it.</summary>
    [Fact]
    public void The_count_of_stored_events_tells_whether_the_pending_batch_is_stored() =>
        Gen.Int[0, 3].Array[1, 40].Array[1, 6].Sample(batches =>
        {
            var position = new LogPosition();
            var stored = new List<long>();
            var now = 1000L;
            foreach (var steps in batches)
            {
                var times = steps.Select(step => now += step).ToList();
                var batch = new LogBatch();
                batch.NotBefore(position.LastMilliseconds);
                foreach (var at in times)
                {
                    batch.TryAdd(new ShippedEvent(at, "m", new LogPlace(at * 1_000_000, 1)));
                }

                var pending = batch.ToPending();
                Assert.True(Count() < position.ExpectedWith(pending));
                stored.AddRange(times);
                Assert.True(Count() >= position.ExpectedWith(pending));
                position = position.Passed(pending);

                int Count() => stored.Count(it => it >= pending.First && it <= pending.Last);
            }
        });

    [Fact]
    public void Options_that_can_not_be_together_are_refused() =>
        Assert.Throws<FormatException>(() => AwsLogsOptions.Parse(
            new Dictionary<string, string>
            {
                ["awslogs-group"] = "g", ["awslogs-datetime-format"] = "%Y", ["awslogs-multiline-pattern"] = "x",
            },
            "r"));

    [Theory]
    [InlineData(null, "docker-id")]
    [InlineData("pre", "pre/web/task")]
    public void A_stream_is_named_after_the_prefix_or_the_container(string? prefix, string name)
    {
        var options = new Dictionary<string, string> { ["awslogs-group"] = "g" };
        if (prefix is not null)
        {
            options["awslogs-stream-prefix"] = prefix;
        }

        Assert.Equal(name, AwsLogsOptions.Parse(options, "r").StreamName("web", "task", "docker-id"));
    }

    private static List<string> Assemble(Regex? start, params string[] lines)
    {
        var assembler = new EventAssembler(start);
        var events = lines.SelectMany((line, i) => assembler.Add(new LogEntry(i, line, true), new LogPlace(i, 1))).ToList();
        events.AddRange(assembler.Flush());
        return [.. events.Select(it => it.Message)];
    }

    private static byte[] Frames(params string[] texts)
    {
        var stream = new MemoryStream();
        foreach (var text in texts)
        {
            var line = Encoding.UTF8.GetBytes("2026-11-22T16:57:37.148652955Z " + text);
            var header = new byte[8];
            header[0] = 1;
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), line.Length);
            stream.Write(header);
            stream.Write(line);
        }

        return stream.ToArray();
    }

    private static async Task<List<LogEntry>> ReadAsync(byte[] bytes, int size)
    {
        var entries = new List<LogEntry>();
        await foreach (var entry in LogFrames.ReadAsync(new Dripping(bytes, size), terminal: false, CancellationToken.None))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private sealed class Dripping(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
