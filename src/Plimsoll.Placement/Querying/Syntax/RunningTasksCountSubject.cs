using System.Globalization;
using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying.Syntax;

/// <summary><c>runningTasksCount</c>: a whole number, 0 or more.</summary>
internal sealed class RunningTasksCountSubject() : Subject("runningTasksCount")
{
    public override bool Allows(Operator op) => op is Operator.Equal or Operator.NotEqual || op.IsOrder();

    public override Term Compare(Operator op, Argument[] arguments)
    {
        var (text, position) = arguments[0];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? new OrderTerm<int>(ToString(), FactKinds.Tasks, op, text, wanted, facts => (true, facts.RunningTasksCount))
            : throw new ClusterQueryException($"'{text}' is not a number", position);
    }
}
