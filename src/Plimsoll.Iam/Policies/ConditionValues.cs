using System.Globalization;
using System.Net;

namespace Plimsoll.Iam.Policies;

/// <summary>Reads the values of conditions: numbers, moments, flags.</summary>
internal static class ConditionValues
{
    // Beyond these, seconds are no moment that .NET can hold.
    private const decimal LeastSeconds = -62_135_596_800;
    private const decimal MostSeconds = 253_402_300_799;

    private static readonly string[] Forms =
    [
        "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>A number; null for any other text.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A moment, in a W3C form of ISO 8601 or as seconds since 1970; null for any other text.</summary>
    public static DateTimeOffset? Date(string text) =>
        Number(text) is { } seconds
            ? seconds is >= LeastSeconds and <= MostSeconds ? DateTimeOffset.UnixEpoch.AddSeconds((double)seconds) : null
            : DateTimeOffset.TryParseExact(text.ToUpperInvariant(), Forms, CultureInfo.InvariantCulture, Styles, out var date) ? date : null;

    /// <summary>A flag; null for any other text.</summary>
    public static bool? Flag(string text) => bool.TryParse(text, out var flag) ? flag : null;

    /// <summary>Octets of an address of either version; null for any other text.</summary>
    public static byte[]? Address(string text) => IPAddress.TryParse(text, out var address)
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes()
        : null;

    private static DateTimeStyles Styles => DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
}
