using System.Globalization;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary>A version such as <c>1.14.5</c>: numbers compared one by one, a missing one is 0.</summary>
internal readonly struct DottedVersion : IComparable<DottedVersion>
{
    private readonly long[] _parts;

    private DottedVersion(long[] parts) => _parts = parts;

    /// <summary>Reads digits and dots; a leading <c>v</c> and a trailing <c>-suffix</c> or <c>+suffix</c> do not count.</summary>
    public static bool TryParse(string? text, out DottedVersion version)
    {
        version = default;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var core = text[0] is 'v' or 'V' ? text[1..] : text;
        var suffix = core.AsSpan().IndexOfAny('-', '+');
        var pieces = (suffix < 0 ? core : core[..suffix]).Split('.');
        var parts = new long[pieces.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            if (!long.TryParse(pieces[i], NumberStyles.None, CultureInfo.InvariantCulture, out parts[i]))
            {
                return false;
            }
        }

        version = new DottedVersion(parts);
        return true;
    }

    public int CompareTo(DottedVersion other)
    {
        for (var i = 0; i < Math.Max(_parts.Length, other._parts.Length); i++)
        {
            var order = Part(i).CompareTo(other.Part(i));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private long Part(int index) => index < _parts.Length ? _parts[index] : 0;
}
