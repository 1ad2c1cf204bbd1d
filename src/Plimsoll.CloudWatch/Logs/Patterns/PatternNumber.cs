using System.Globalization;

namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>A number of a pattern or of an event: exact where it fits a decimal, else as a double.</summary>
internal readonly record struct PatternNumber(decimal? Exact, double Approximate)
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static PatternNumber? TryParse(string text)
    {
        if (!double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var approximate) || !double.IsFinite(approximate))
        {
            return null;
        }

        // Twenty-eight digits or fewer are exact; smaller powers of ten would be rounded to zero without a word.
        var isExact = Math.Abs(approximate) is 0 or >= 1e-9 && text.Length <= 28;
        return new PatternNumber(
            isExact && decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var exact) ? exact : null, approximate);
    }

    public int CompareTo(PatternNumber other) =>
        Exact is { } left && other.Exact is { } right ? left.CompareTo(right) : Approximate.CompareTo(other.Approximate);
}
