namespace Plimsoll.Placement.Querying.Terms;

/// <summary><c>a or b or …</c></summary>
internal sealed class AnyOf(Term[] parts) : Term
{
    public override FactKinds DependsOn { get; } = parts.Aggregate(FactKinds.None, (kinds, part) => kinds | part.DependsOn);

    public override IEnumerable<string> Attributes => parts.SelectMany(part => part.Attributes);

    public override bool Evaluate(IInstanceFacts facts)
    {
        foreach (var part in parts)
        {
            if (part.Evaluate(facts))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => string.Join(" or ", parts.Select(part => part is AnyOf ? $"({part})" : part.ToString()));
}
