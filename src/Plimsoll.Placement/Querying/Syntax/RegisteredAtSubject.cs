using System.Globalization;
using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying.Syntax;

/// <summary><c>registeredAt</c>: a date, or a date and time; UTC unless a zone is written.</summary>
internal sealed class RegisteredAtSubject() : Subject("registeredAt")
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"];

    public override bool Allows(Operator op) => op is Operator.Equal or Operator.NotEqual || op.IsOrder();

    public override Term Compare(Operator op, Argument[] arguments)
    {
        var (text, position) = arguments[0];
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var wanted)
            ? new OrderTerm<DateTimeOffset>(ToString(), FactKinds.Identity, op, text, wanted, facts => (true, facts.RegisteredAt))
            : throw new ClusterQueryException($"'{text}' is not a date", position);
    }
}
