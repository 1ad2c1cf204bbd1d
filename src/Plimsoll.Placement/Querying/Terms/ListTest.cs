using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary><c>in [a, b]</c> and <c>!in [a, b]</c>.</summary>
internal sealed class ListTest(Operator op, string[] items) : TextTest
{
    private readonly HashSet<string> _items = new(items, StringComparer.Ordinal);

    public override bool Accepts(string value) => _items.Contains(value) == (op == Operator.In);

    public override string ToString() => $"{op.Symbol()} [{string.Join(", ", items.Select(Argument.Print))}]";
}
