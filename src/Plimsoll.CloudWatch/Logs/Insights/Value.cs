using System.Globalization;

namespace Plimsoll.CloudWatch.Logs.Insights;

internal enum ValueKind
{
    /// <summary>The field is not there.</summary>
    Absent,
    Text,
    Number,

    /// <summary>Milliseconds since 1970, shown as a date.</summary>
    Time,
}

/// <summary>What a field of a row holds. Text that reads as a number counts as one where a number is asked for.</summary>
internal readonly record struct Value : IComparable<Value>
{
    private readonly string? _text;
    private readonly double _number;

    private Value(ValueKind kind, string? text, double number) => (Kind, _text, _number) = (kind, text, number);

    public ValueKind Kind { get; }

    public bool IsAbsent => Kind == ValueKind.Absent;

    /// <summary>As a number; null where it is none.</summary>
    public double? Number => Kind switch
    {
        ValueKind.Number or ValueKind.Time => _number,
        ValueKind.Text when double.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    /// <summary>Whether a filter lets it pass.</summary>
    public bool Holds => Kind != ValueKind.Absent && (Number is { } number ? number != 0 : _text is not ("" or "false"));

    public static Value Of(string? text) => text is null ? default : new Value(ValueKind.Text, text, 0);

    /// <summary>A number; absent where it is infinite or none, as of a division by zero.</summary>
    public static Value Of(double number) => double.IsFinite(number) ? new Value(ValueKind.Number, null, number) : default;

    public static Value Of(bool condition) => Of(condition ? 1.0 : 0.0);

    public static Value OfTime(double milliseconds) => new(ValueKind.Time, null, milliseconds);

    /// <summary>In order: what is absent, text that is no number, numbers.</summary>
    public int CompareTo(Value other)
    {
        var (mine, its) = (Number, other.Number);
        return (mine, its) switch
        {
            ({ } left, { } right) => left.CompareTo(right),
            ({ }, null) => 1,
            (null, { }) => -1,
            _ => string.CompareOrdinal(_text, other._text),
        };
    }

    /// <summary>As results show it.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Text => _text!,
        ValueKind.Number when _number == Math.Floor(_number) && Math.Abs(_number) < 1e15 => _number.ToString("F0", CultureInfo.InvariantCulture),
        ValueKind.Number => _number.ToString("R", CultureInfo.InvariantCulture),
        ValueKind.Time => ShowTime(),
        _ => "",
    };

    private string ShowTime() => Math.Abs(_number) <= 2e14
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Clamp(_number, -6e13, 2.5e14)).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)
        : _number.ToString("R", CultureInfo.InvariantCulture);
}
