using System.Text.RegularExpressions;
using Plimsoll.Ssm.Naming;

namespace Plimsoll.Ssm.Control.Values;

/// <summary>The regular expression that values of a parameter must match.</summary>
internal static class AllowedPattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>Goes on only when a value matches; an empty pattern lets everything through.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidAllowedPatternException</c>, <c>ParameterPatternMismatchException</c>.</exception>
    public static void Check(string? pattern, string value)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return;
        }

        try
        {
            if (!Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, Patience))
            {
                throw SsmErrors.PatternMismatch(pattern);
            }
        }
        catch (Exception error) when (error is ArgumentException or RegexMatchTimeoutException)
        {
            // One that takes for ever is of no use either.
            throw SsmErrors.InvalidPattern(pattern);
        }
    }
}
