using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary>A typed comparison: version, date or number. An unknown value satisfies nothing.</summary>
internal sealed class OrderTerm<T>(
    string subject, FactKinds kind, Operator op, string text, T wanted, Func<IInstanceFacts, (bool Known, T Value)> read) : Term
    where T : IComparable<T>
{
    public override FactKinds DependsOn => kind;

    public override bool Evaluate(IInstanceFacts facts)
    {
        var (known, value) = read(facts);
        return known && op.Accepts(value.CompareTo(wanted));
    }

    public override string ToString() => $"{subject} {op.Symbol()} {Argument.Print(text)}";
}
