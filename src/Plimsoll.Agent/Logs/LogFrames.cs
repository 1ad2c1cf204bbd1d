using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Plimsoll.Agent.Logs;

/// <summary>
/// Cuts Docker's log stream into entries. Without a terminal each entry comes in a frame of its own: stream number, length, bytes.
/// With one the stream is bare text, and a line is an entry.
/// </summary>
internal static class LogFrames
{
    private const int HeaderLength = 8;

    public static async IAsyncEnumerable<LogEntry> ReadAsync(
        Stream stream, bool terminal, [EnumeratorCancellation] CancellationToken cancel)
    {
        var buffer = new byte[32 * 1024];
        var filled = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), cancel).ConfigureAwait(false);
            filled += read;
            var used = 0;
            while (Next(buffer.AsSpan(used, filled - used), terminal, atEnd: read == 0) is { } span)
            {
                if (LogLine.Parse(buffer.AsSpan(used + span.Skip, span.Length)) is { } entry)
                {
                    yield return entry;
                }

                used += span.Skip + span.Length;
            }

            if (read == 0)
            {
                yield break;
            }

            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static (int Skip, int Length)? Next(ReadOnlySpan<byte> bytes, bool terminal, bool atEnd)
    {
        if (terminal)
        {
            var newline = bytes.IndexOf((byte)'\n');
            return newline >= 0 ? (0, newline + 1) : atEnd && bytes.Length > 0 ? (0, bytes.Length) : null;
        }

        if (bytes.Length < HeaderLength)
        {
            return null;
        }

        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        return bytes.Length >= HeaderLength + length ? (HeaderLength, length) : null;
    }
}
