using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying.Syntax;

/// <summary><c>ec2InstanceId</c>: text.</summary>
internal sealed class Ec2InstanceIdSubject() : Subject("ec2InstanceId")
{
    public override bool Allows(Operator op) => !op.IsOrder() && !op.IsExistence();

    public override Term Compare(Operator op, Argument[] arguments) =>
        new TextTerm(ToString(), FactKinds.Identity, facts => facts.Ec2InstanceId, TextTest.Create(op, arguments));
}
