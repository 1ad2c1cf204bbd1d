using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying.Syntax;

/// <summary><c>attribute:NAME</c>: text that may be absent, or present without a value; takes every operator.</summary>
internal sealed class AttributeSubject(string attribute) : Subject(Subjects.AttributePrefix + attribute)
{
    public override bool Allows(Operator op) => true;

    public override Term Compare(Operator op, Argument[] arguments) => op.IsExistence()
        ? new AttributeExistsTerm(attribute, op == Operator.Exists)
        : new AttributeTerm(attribute, TextTest.Create(op, arguments));
}
