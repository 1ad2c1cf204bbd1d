namespace Plimsoll.Placement.Querying.Terms;

/// <summary><c>a and b and …</c></summary>
internal sealed class AllOf(Term[] parts) : Term
{
    public IReadOnlyList<Term> Parts => parts;

    public override FactKinds DependsOn { get; } = parts.Aggregate(FactKinds.None, (kinds, part) => kinds | part.DependsOn);

    public override IEnumerable<string> Attributes => parts.SelectMany(part => part.Attributes);

    public override bool Evaluate(IInstanceFacts facts)
    {
        foreach (var part in parts)
        {
            if (!part.Evaluate(facts))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => string.Join(" and ", parts.Select(part => part is AnyOf or AllOf ? $"({part})" : part.ToString()));
}
