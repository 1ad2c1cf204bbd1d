using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying.Syntax;

/// <summary><c>agentVersion</c>: dotted versions, ordered component by component.</summary>
internal sealed class AgentVersionSubject() : Subject("agentVersion")
{
    public override bool Allows(Operator op) => op is Operator.Equal or Operator.NotEqual || op.IsOrder();

    public override Term Compare(Operator op, Argument[] arguments)
    {
        var (text, position) = arguments[0];
        return DottedVersion.TryParse(text, out var wanted)
            ? new OrderTerm<DottedVersion>(ToString(), FactKinds.Class, op, text, wanted, Read)
            : throw new ClusterQueryException($"'{text}' is not a version", position);
    }

    private static (bool Known, DottedVersion Value) Read(IInstanceFacts facts) =>
        (DottedVersion.TryParse(facts.AgentVersion, out var version), version);
}
