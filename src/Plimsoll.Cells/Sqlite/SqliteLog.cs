using System.Buffers.Binary;

namespace Plimsoll.Cells.Sqlite;

/// <summary>
/// Looks for damage in a write-ahead log before SQLite does, which takes a damaged frame for the end of the log and says nothing
/// (https://www.sqlite.org/fileformat2.html#walformat).
/// </summary>
public static class SqliteLog
{
    private const uint Magic = 0x377f0682;
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const int SummedHeaderBytes = 24;
    private const int SummedFrameBytes = 8;
    private const int MostPageBytes = 65_536;

    /// <summary>What is wrong with the log of a file, for a person; null when nothing is.</summary>
    /// <remarks>
    /// A last transaction that was cut short was acknowledged to nobody, and frames of an older log may stand behind the newest: neither is
    /// damage. A whole transaction of this log behind a broken frame is.
    /// </remarks>
    /// <param name="path">Path of the database; nobody may have it open.</param>
    public static string? DamageOf(string path)
    {
        using var log = OpenLog($"{path}-wal");
        if (log is null || log.Length < HeaderBytes)
        {
            return null;
        }

        var header = new byte[HeaderBytes];
        log.ReadExactly(header);
        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        var pageBytes = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8)), MostPageBytes);
        var isBig = (magic & 1) == 1;
        var sum = Sum(default, header.AsSpan(0, SummedHeaderBytes), isBig);
        return (magic & ~1u) != Magic || sum != SumAt(header, SummedHeaderBytes)
            ? log.Length > HeaderBytes ? $"The head of {log.Name} is damaged: the transactions in it are lost." : null
            : InFrames(log, header.AsSpan(16, 8).ToArray(), pageBytes, isBig, sum);
    }

    private static string? InFrames(FileStream log, byte[] salt, int pageBytes, bool isBig, (uint First, uint Second) sum)
    {
        var frame = new byte[FrameHeaderBytes + pageBytes];
        long? broken = null;
        for (var number = 1L; log.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length; number++)
        {
            var isOurs = frame.AsSpan(8, 8).SequenceEqual(salt);
            if (broken is { } first)
            {
                if (isOurs && BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(4)) != 0)
                {
                    return $"{log.Name} is damaged at page {first}: the transactions from there on, at least {number - first + 1} pages, are lost.";
                }

                continue;
            }

            sum = Sum(Sum(sum, frame.AsSpan(0, SummedFrameBytes), isBig), frame.AsSpan(FrameHeaderBytes), isBig);
            if (!isOurs || sum != SumAt(frame, 16))
            {
                broken = number;
            }
        }

        return null;
    }

    private static (uint First, uint Second) Sum((uint First, uint Second) from, ReadOnlySpan<byte> bytes, bool isBig)
    {
        var (first, second) = from;
        for (var i = 0; i < bytes.Length; i += 8)
        {
            first += Word(bytes[i..], isBig) + second;
            second += Word(bytes[(i + 4)..], isBig) + first;
        }

        return (first, second);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static (uint First, uint Second) SumAt(ReadOnlySpan<byte> bytes, int at) =>
        (BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 4)..]));

    private static FileStream? OpenLog(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 20);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
