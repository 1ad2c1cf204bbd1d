namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary><c>fields</c> adds columns to those shown; <c>display</c> shows these and no others.</summary>
internal sealed class FieldsCommand(IReadOnlyList<Column> columns, bool isDisplay) : Command
{
    public override bool IsRowByRow => true;

    public override IEnumerable<string> Sets => columns.Select(column => column.Name);

    public override IReadOnlyList<string> Shown(IReadOnlyList<string>? before) =>
        [.. (isDisplay ? [] : before ?? []).Concat(columns.Select(column => column.Name)).Distinct()];

    public override IEnumerable<Row> Apply(IEnumerable<Row> rows, QueryBudget budget)
    {
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                row[column.Name] = column.Read(row);
            }

            yield return row;
        }
    }
}
