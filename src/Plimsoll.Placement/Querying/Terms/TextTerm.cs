namespace Plimsoll.Placement.Querying.Terms;

/// <summary>A test of one text; an instance without it satisfies nothing.</summary>
internal sealed class TextTerm(string subject, FactKinds kind, Func<IInstanceFacts, string?> read, TextTest test) : Term
{
    public override FactKinds DependsOn => kind;

    public override bool Evaluate(IInstanceFacts facts) => read(facts) is { } value && test.Accepts(value);

    public override string ToString() => $"{subject} {test}";
}
