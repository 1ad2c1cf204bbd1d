using System.Globalization;
using CsCheck;
using Plimsoll.Agent.Logs;

namespace Plimsoll.Agent.Tests.Logs;

public class LogFilesTests
{
    private const int MostFiles = 9;

    /// <summary>However writing, rotating, reading and restarting follow on each other.</summary>
    [Fact]
    public void Every_line_is_read_once_and_in_order() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 40]).Array[1, 60].Sample(steps =>
        {
            using var writer = new Writer();
            writer.Write(1);
            var (read, place, unread) = (new List<string>(), default(LogPlace), 0);
            var files = LogFiles.TryOpen(writer.Path, place)!;
            foreach (var (step, count) in steps)
            {
                switch (step)
                {
                    case 0:
                        writer.Write(count);
                        break;
                    case 1 when ++unread < MostFiles - 1:
                        writer.Rotate();
                        files.KeepUp();
                        break;
                    case 2:
                        (place, unread) = (Read(files, read, place), 0);
                        break;
                    case 3:
                        files.Dispose();
                        files = LogFiles.TryOpen(writer.Path, place)!;
                        break;
                }
            }

            Read(files, read, place);
            Assert.False(files.HasGap);
            files.Dispose();
            Assert.Equal(Enumerable.Range(0, writer.Lines).Select(it => $"{it}"), read);
        }, iter: 200);

    [Fact]
    public void A_file_that_was_rotated_away_while_it_was_held_is_still_read()
    {
        using var writer = new Writer();
        writer.Write(10);
        using var files = LogFiles.TryOpen(writer.Path, default)!;
        for (var i = 0; i < 3 * MostFiles; i++)
        {
            writer.Rotate();
            writer.Write(10);
            files.KeepUp();
        }

        var read = new List<string>();
        Read(files, read, default);
        Assert.Equal(writer.Lines, read.Count);
        Assert.False(files.HasGap);
    }

    [Fact]
    public void What_was_rotated_away_while_nobody_held_it_is_a_gap()
    {
        using var writer = new Writer();
        writer.Write(10);
        LogPlace place;
        using (var before = LogFiles.TryOpen(writer.Path, default)!)
        {
            place = Read(before, [], default);
        }

        for (var i = 0; i < MostFiles; i++)
        {
            writer.Rotate();
            writer.Write(10);
        }

        using var files = LogFiles.TryOpen(writer.Path, place)!;
        var read = new List<string>();
        Read(files, read, place);
        Assert.True(files.HasGap);
        Assert.Equal(Enumerable.Range(10, 90).Select(it => $"{it}"), read);
    }

    [Fact]
    public void Lines_of_a_file_that_is_dropped_are_counted()
    {
        using var writer = new Writer();
        writer.Write(10_000);
        using var files = LogFiles.TryOpen(writer.Path, default)!;
        var first = new List<(LogEntry Entry, LogPlace End)>();
        files.Read(first);
        writer.Rotate();
        writer.Write(10);
        files.KeepUp();

        var dropped = files.DropOldest();
        var rest = new List<string>();
        Read(files, rest, default);

        Assert.Equal(10_000, first.Count + dropped);
        Assert.Equal(10, rest.Count);
        Assert.Null(files.DropOldest());
    }

    [Fact]
    public void A_line_that_is_still_being_written_is_waited_for()
    {
        using var writer = new Writer();
        writer.Write(1);
        File.AppendAllText(writer.Path, "{\"log\":\"half");
        using var files = LogFiles.TryOpen(writer.Path, default)!;
        var read = new List<string>();

        Read(files, read, default);
        File.AppendAllText(writer.Path, " and half\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-22T16:57:37Z\"}\n");
        Read(files, read, default);

        Assert.Equal(["0", "half and half"], read);
    }

    [Fact]
    public void No_file_is_no_log() => Assert.Null(LogFiles.TryOpen("/nowhere/x-json.log", default));

    private static LogPlace Read(LogFiles files, List<string> texts, LogPlace place)
    {
        var entries = new List<(LogEntry Entry, LogPlace End)>();
        while (files.Read(entries))
        {
            texts.AddRange(entries.Select(it => it.Entry.Text));
            place = entries[^1].End;
            entries.Clear();
        }

        return place;
    }

    /// <summary>Writes and rotates as the engine does.</summary>
    private sealed class Writer : IDisposable
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-log-files-");

        public string Path => System.IO.Path.Combine(_directory.FullName, "c-json.log");

        public int Lines { get; private set; }

        public void Write(int count) => File.AppendAllLines(Path, Enumerable.Range(Lines, count).Select(it => string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"log\":\"{it}\\n\",\"stream\":\"stdout\",\"time\":\"{DateTime.UnixEpoch.AddTicks(10_000_000L * (++Lines)):yyyy-MM-ddTHH:mm:ss.fffffff}Z\"}}")));

        public void Rotate()
        {
            // An engine rotates what it has filled, never an empty file.
            if (new FileInfo(Path).Length == 0)
            {
                return;
            }

            for (var i = MostFiles - 1; i > 1; i--)
            {
                if (File.Exists($"{Path}.{i - 1}"))
                {
                    File.Move($"{Path}.{i - 1}", $"{Path}.{i}", overwrite: true);
                }
            }

            File.Move(Path, $"{Path}.1", overwrite: true);
            File.WriteAllBytes(Path, []);
        }

        public void Dispose() => _directory.Delete(recursive: true);
    }
}
