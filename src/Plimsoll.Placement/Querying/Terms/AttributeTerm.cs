using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary>A test of an attribute's value. Absent satisfies nothing, not even <c>!=</c>; without a value reads as empty text.</summary>
internal sealed class AttributeTerm(string name, TextTest test) : Term
{
    public override FactKinds DependsOn => FactKinds.Class;

    public override IEnumerable<string> Attributes => [name];

    public override bool Evaluate(IInstanceFacts facts) => facts.TryGetAttribute(name, out var value) && test.Accepts(value ?? "");

    public override string ToString() => $"{Subjects.AttributePrefix}{name} {test}";
}
