using System.Globalization;

namespace Plimsoll.Wire.Signing;

/// <summary>The moment of a signature, in the header's spelling and as a time.</summary>
internal static class SignatureDate
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>ISO 8601's basic format, e.g. <c>20150830T123600Z</c>.</summary>
    public static string Basic(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>From <c>X-Amz-Date</c>, else from <c>Date</c>, as AWS takes them.</summary>
    /// <exception cref="Errors.AwsException"><c>IncompleteSignatureException</c>.</exception>
    public static (string Basic, DateTimeOffset At) Of(in SignedRequest request)
    {
        var text = request.Header("x-amz-date") ?? request.Header("date")
            ?? throw SignatureErrors.Incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        if (Parse(text, Format) is { } basic)
        {
            return (text, basic);
        }

        return request.Header("x-amz-date") is null && Parse(text, "r") is { } http
            ? (Basic(http), http)
            : throw SignatureErrors.Incomplete($"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601");
    }

    private static DateTimeOffset? Parse(string text, string format) =>
        DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
