using System.Net.Http.Headers;

namespace Plimsoll.Ecr.Distribution;

/// <summary>Which part of a blob is asked for.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Count">Number of bytes.</param>
/// <param name="IsPart">True when a range was asked for: 206.</param>
internal readonly record struct BlobRange(long Offset, long Count, bool IsPart)
{
    /// <summary>Reads a <c>Range</c> header; null when no byte of the blob is in the range. What is no single range of bytes is passed over, as RFC 9110 §14.2 lets.</summary>
    public static BlobRange? Of(string? header, long size)
    {
        if (header is null || !RangeHeaderValue.TryParse(header, out var parsed) || parsed.Unit != "bytes" || parsed.Ranges.Count != 1)
        {
            return new BlobRange(0, size, false);
        }

        var range = parsed.Ranges.First();
        var first = range.From ?? Math.Max(size - range.To!.Value, 0);
        var last = range.From is null || range.To is null ? size - 1 : Math.Min(range.To.Value, size - 1);
        return first <= last ? new BlobRange(first, last - first + 1, true) : null;
    }
}
