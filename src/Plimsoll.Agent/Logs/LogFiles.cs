namespace Plimsoll.Agent.Logs;

/// <summary>
/// The files of one container's json-file log in the order in which they were written, from a place on. Each is held from before it
/// can be rotated away until it is read. One thread reads, another keeps up with the writer.
/// </summary>
internal sealed class LogFiles : IDisposable
{
    private const int MostGenerations = 1_000;
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly List<HeldLogFile> _held = [];
    private byte[] _buffer = new byte[65_536];
    private int _start;
    private int _end;

    private LogFiles(string path) => _path = path;

    /// <summary>Something was rotated away before it could be held: how much is not known.</summary>
    public bool HasGap { get; private set; }

    /// <summary>Bytes that are written and not read.</summary>
    public long Backlog
    {
        get
        {
            lock (_gate)
            {
                return _held.Sum(file => file.Length - file.Offset);
            }
        }
    }

    /// <summary>Opens a log.</summary>
    /// <param name="path">The file that Docker writes.</param>
    /// <param name="from">Read from here on.</param>
    /// <returns>Null when there is no such file (yet, or any more).</returns>
    public static LogFiles? TryOpen(string path, LogPlace from)
    {
        HeldLogFile? oldest = null;
        for (var generation = 0; generation < MostGenerations; generation++)
        {
            if (HeldLogFile.TryOpen(path, generation) is not { } file)
            {
                // Between a rotation's two steps the newest is missing.
                if (generation == 0)
                {
                    continue;
                }

                break;
            }

            oldest?.Dispose();
            oldest = file;
            if (from != default && file.First == from.Nanoseconds)
            {
                file.Offset = from.Nth;
                break;
            }
        }

        if (oldest is null)
        {
            return null;
        }

        var files = new LogFiles(path) { HasGap = from != default && oldest.First != from.Nanoseconds };
        files._held.Add(oldest);
        files.KeepUp();
        return files;
    }

    /// <summary>Holds the files that Docker has begun since it was last called.</summary>
    public void KeepUp()
    {
        lock (_gate)
        {
            while (_held[^1].Generation is not 0)
            {
                var generation = _held[^1].Generation;
                var next = generation is { } number ? HeldLogFile.TryOpen(_path, number - 1) : Oldest();
                if (next is null)
                {
                    // In the middle of a rotation, or the container was removed.
                    return;
                }

                if (generation is null)
                {
                    HasGap = true;
                }
                else if (next.Generation is not { } newer || newer != _held[^1].Generation - 1)
                {
                    // They were renamed while this looked: once more.
                    next.Dispose();
                    continue;
                }

                _held.Add(next);
            }
        }
    }

    /// <summary>Gives up the oldest file, unless it is the one being written.</summary>
    /// <returns>How many lines of it were not read; null when there is no such file.</returns>
    public long? DropOldest()
    {
        lock (_gate)
        {
            if (_held.Count < 2)
            {
                return null;
            }

            // What is in the buffer is not read either.
            _held[0].Offset -= _end - _start;
            var lines = _held[0].CountUnread();
            Advance();
            return lines;
        }
    }

    /// <summary>Reads the next entries into a list; false when there is nothing now.</summary>
    public bool Read(List<(LogEntry Entry, LogPlace End)> entries)
    {
        lock (_gate)
        {
            while (true)
            {
                TakeLines(entries);
                if (entries.Count > 0)
                {
                    return true;
                }

                // Judged before the read: only then is an empty read the end of a file that nobody writes any more.
                var isSealed = _held.Count > 1;
                if (Fill())
                {
                    continue;
                }

                if (isSealed)
                {
                    Advance();
                    continue;
                }

                KeepUp();
                if (_held.Count == 1)
                {
                    return false;
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _held.ForEach(file => file.Dispose());
        }
    }

    private void TakeLines(List<(LogEntry Entry, LogPlace End)> entries)
    {
        var file = _held[0];
        while (_buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n') is var length and >= 0)
        {
            var entry = JsonLogLine.Parse(_buffer.AsSpan(_start, length));
            _start += length + 1;
            if (entry is { } some)
            {
                file.First = file.First == 0 ? some.Nanoseconds : file.First;
                entries.Add((some, new LogPlace(file.First, file.Offset - (_end - _start))));
            }
        }
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = RandomAccess.Read(_held[0].Handle, _buffer.AsSpan(_end), _held[0].Offset);
        _held[0].Offset += read;
        _end += read;
        return read > 0;
    }

    private void Advance()
    {
        _held[0].Dispose();
        _held.RemoveAt(0);
        (_start, _end) = (0, 0);
    }

    private HeldLogFile? Oldest()
    {
        HeldLogFile? oldest = null;
        for (var generation = 1; HeldLogFile.TryOpen(_path, generation) is { } file; generation++)
        {
            oldest?.Dispose();
            oldest = file;
        }

        return oldest ?? HeldLogFile.TryOpen(_path, 0);
    }
}
