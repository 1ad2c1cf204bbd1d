using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Plimsoll.Ecr.Distribution;

/// <summary>Which part of a blob is asked for.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Count">Number of bytes.</param>
/// <param name="IsPart">True when a range was asked for: 206.</param>
internal readonly partial record struct BlobRange(long Offset, long Count, bool IsPart)
{
    /// <summary>Reads a <c>Range</c> header; null when no byte of the blob is in the range. What is no single range of bytes is passed over, as RFC 9110 §14.2 lets.</summary>
    public static BlobRange? Of(string? header, long size)
    {
        if (header is not null && IsBackwards(header))
        {
            return null;
        }

        if (header is null || !RangeHeaderValue.TryParse(header, out var parsed) || parsed.Unit != "bytes" || parsed.Ranges.Count != 1)
        {
            return new BlobRange(0, size, false);
        }

        var range = parsed.Ranges.First();
        var first = range.From ?? Math.Max(size - range.To!.Value, 0);
        var last = range.From is null || range.To is null ? size - 1 : Math.Min(range.To.Value, size - 1);
        return first <= last ? new BlobRange(first, last - first + 1, true) : null;
    }

    // RFC 9110 would have it passed over; the conformance suite of the distribution specification wants it refused.
    private static bool IsBackwards(string header) =>
        Backwards.Match(header) is { Success: true } range
        && long.TryParse(range.Groups["first"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && long.TryParse(range.Groups["last"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
        && last < first;

    [GeneratedRegex(@"\Abytes=(?<first>[0-9]+)-(?<last>[0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Backwards { get; }
}
