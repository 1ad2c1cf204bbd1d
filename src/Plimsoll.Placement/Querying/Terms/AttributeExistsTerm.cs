using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary><c>attribute:NAME exists</c> and <c>!exists</c>.</summary>
internal sealed class AttributeExistsTerm(string name, bool wanted) : Term
{
    public override FactKinds DependsOn => FactKinds.Class;

    public override IEnumerable<string> Attributes => [name];

    public override bool Evaluate(IInstanceFacts facts) => facts.TryGetAttribute(name, out _) == wanted;

    public override string ToString() =>
        $"{Subjects.AttributePrefix}{name} {(wanted ? Operator.Exists : Operator.NotExists).Symbol()}";
}
