namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary><c>limit</c>: the first rows.</summary>
internal sealed class LimitCommand(int count) : Command
{
    public int Count => count;

    public override IEnumerable<Row> Apply(IEnumerable<Row> rows, QueryBudget budget) => rows.Take(count);
}
