using System.Globalization;
using System.IO.Compression;
using System.Text;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Exports;

/// <summary>The bytes of one object: gzip of a line for each event, its time and its message.</summary>
internal sealed class ExportObject : IDisposable
{
    /// <summary>When an object is full, in bytes before compression.</summary>
    public const int FullBytes = 32 << 20;

    private readonly MemoryStream _bytes = new();
    private readonly GZipStream _zip;

    public ExportObject() => _zip = new GZipStream(_bytes, CompressionLevel.Optimal, leaveOpen: true);

    /// <summary>Bytes so far, before compression.</summary>
    public long Length { get; private set; }

    public void Add(LogEvent one)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(one.Position.Time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var line = Encoding.UTF8.GetBytes($"{time} {one.Message}\n");
        _zip.Write(line);
        Length += line.Length;
    }

    /// <summary>The whole object; nothing can be added any more.</summary>
    public Stream End()
    {
        _zip.Dispose();
        _bytes.Position = 0;
        return _bytes;
    }

    public void Dispose()
    {
        _zip.Dispose();
        _bytes.Dispose();
    }
}
