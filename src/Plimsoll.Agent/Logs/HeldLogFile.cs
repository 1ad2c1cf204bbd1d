using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Agent.Logs;

/// <summary>One of Docker's json-file logs, held open: rotation may rename or remove it, what it holds stays readable.</summary>
internal sealed class HeldLogFile : IDisposable
{
    private const int Piece = 65_536;
    private readonly string _name;
    private readonly string _self;

    private HeldLogFile(SafeFileHandle handle, string name)
    {
        (Handle, _name) = (handle, name);
        _self = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}");
    }

    public SafeFileHandle Handle { get; }

    /// <summary>Up to where it was read, in bytes.</summary>
    public long Offset { get; set; }

    /// <summary>The time of its first entry, which tells it from the others; zero while it has none.</summary>
    public long First { get; set; }

    public long Length => RandomAccess.GetLength(Handle);

    /// <summary>0 for the file that Docker writes, 1 for the one before, and so on; null when it was removed.</summary>
    public int? Generation
    {
        get
        {
            // The link names the file as it is called now. One that was removed has " (deleted)" after its name.
            var name = Path.GetFileName(new FileInfo(_self).LinkTarget) ?? "";
            return name == _name ? 0
                : name.StartsWith(_name + ".", StringComparison.Ordinal)
                    && int.TryParse(name.AsSpan(_name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : null;
        }
    }

    /// <summary>Opens a generation of a log; null when there is none.</summary>
    public static HeldLogFile? TryOpen(string path, int generation)
    {
        try
        {
            var file = generation == 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}.{generation}");
            var held = new HeldLogFile(
                File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Path.GetFileName(path));
            held.First = held.ReadFirst();
            return held;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>How many entries lie after what was read.</summary>
    public long CountUnread()
    {
        var (buffer, lines) = (new byte[Piece], 0L);
        for (int read; (read = RandomAccess.Read(Handle, buffer, Offset)) > 0; Offset += read)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return lines;
    }

    public void Dispose() => Handle.Dispose();

    private long ReadFirst()
    {
        var buffer = new byte[2 * Piece];
        var read = RandomAccess.Read(Handle, buffer, 0);
        var end = buffer.AsSpan(0, read).IndexOf((byte)'\n');
        return end >= 0 && JsonLogLine.Parse(buffer.AsSpan(0, end)) is { } entry ? entry.Nanoseconds : 0;
    }
}
