namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary><c>dedup</c>: of rows with the same values the first. Rows in which a value is absent all stay, as in AWS.</summary>
internal sealed class DedupCommand(IReadOnlyList<Column> columns) : Command
{
    public override IEnumerable<Row> Apply(IEnumerable<Row> rows, QueryBudget budget)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var values = columns.Select(column => column.Read(row)).ToList();
            if (values.Exists(value => value.IsAbsent))
            {
                yield return row;
                continue;
            }

            var key = RowKey.Of(values);
            if (seen.Add(key))
            {
                budget.Take(100 + (2 * key.Length));
                yield return row;
            }
        }
    }
}
