using System.Globalization;
using System.Net;

namespace Plimsoll.Iam.Policies;

/// <summary>Reads the values of conditions: numbers, moments, networks.</summary>
internal static class ConditionValues
{
    // Beyond these, seconds are no moment that .NET can hold.
    private const decimal LeastSeconds = -62_135_596_800;
    private const decimal MostSeconds = 253_402_300_799;

    /// <summary>A number; null for any other text.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A moment, as ISO 8601 or as seconds since 1970; null for any other text.</summary>
    public static DateTimeOffset? Date(string text) =>
        Number(text) is { } seconds
            ? seconds is >= LeastSeconds and <= MostSeconds ? DateTimeOffset.UnixEpoch.AddSeconds((double)seconds) : null
            : text.Contains('-', StringComparison.Ordinal)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
                    ? date
                    : null;

    /// <summary>A network as <c>10.0.0.0/8</c>, or one address; null for any other text.</summary>
    public static (byte[] Address, int Bits)? Network(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (Address(slash < 0 ? text : text[..slash]) is not { } address)
        {
            return null;
        }

        var all = address.Length * 8;
        return slash < 0 ? (address, all)
            : int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= all ? (address, bits)
            : null;
    }

    /// <summary>True when an address lies in a network.</summary>
    public static bool IsIn(int[] pattern, string value)
    {
        if (Network(Text(pattern)) is not { } network || Address(value) is not { } address || address.Length != network.Address.Length)
        {
            return false;
        }

        var (whole, rest) = (network.Bits / 8, network.Bits % 8);
        return address.AsSpan(0, whole).SequenceEqual(network.Address.AsSpan(0, whole))
            && (rest == 0 || (address[whole] ^ network.Address[whole]) >> (8 - rest) == 0);
    }

    /// <summary>Compares values that have an order: true when both can be read and their order is right.</summary>
    public static Comparison Ordered<T>(Func<string, T?> read, Func<int, bool> right)
        where T : struct, IComparable<T> =>
        (pattern, value) => read(Text(pattern)) is { } expected && read(value) is { } given && right(given.CompareTo(expected));

    private static byte[]? Address(string text) => IPAddress.TryParse(text, out var address)
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes()
        : null;

    private static string Text(int[] pattern) => string.Concat(pattern.Select(letter => (char)letter));
}
