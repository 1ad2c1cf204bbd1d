namespace Plimsoll.Placement.Querying.Terms;

/// <summary><c>not(a)</c></summary>
internal sealed class Not(Term inner) : Term
{
    public override FactKinds DependsOn => inner.DependsOn;

    public override IEnumerable<string> Attributes => inner.Attributes;

    public override bool Evaluate(IInstanceFacts facts) => !inner.Evaluate(facts);

    public override string ToString() => $"not({inner})";
}
