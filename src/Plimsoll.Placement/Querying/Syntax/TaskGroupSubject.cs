using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying.Syntax;

/// <summary><c>task:group</c>: the set of groups on the instance; a comparison holds when some group satisfies it.</summary>
internal sealed class TaskGroupSubject() : Subject("task:group")
{
    public override bool Allows(Operator op) => !op.IsOrder() && !op.IsExistence();

    public override Term Compare(Operator op, Argument[] arguments) => new TaskGroupTerm(TextTest.Create(op, arguments));
}
