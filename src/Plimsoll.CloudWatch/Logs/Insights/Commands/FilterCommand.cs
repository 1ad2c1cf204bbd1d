namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary><c>filter</c>: the rows for which an expression holds.</summary>
internal sealed class FilterCommand(Func<Row, Value> condition) : Command
{
    public override bool IsRowByRow => true;

    public override IEnumerable<Row> Apply(IEnumerable<Row> rows, QueryBudget budget) => rows.Where(row => condition(row).Holds);
}
