using System.Globalization;
using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary>Order of attribute values: as numbers when both are numbers, else character by character. No value, no order.</summary>
internal sealed class TextOrderTest(Operator op, string wanted) : TextTest
{
    private readonly decimal? _number = Number(wanted);

    public override bool Accepts(string value)
    {
        if (value.Length == 0)
        {
            return false;
        }

        return op.Accepts(_number is { } wantedNumber && Number(value) is { } number
            ? number.CompareTo(wantedNumber)
            : string.CompareOrdinal(value, wanted));
    }

    public override string ToString() => $"{op.Symbol()} {Argument.Print(wanted)}";

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
