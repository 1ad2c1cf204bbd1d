namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary>An aggregate within a column of <c>stats</c>.</summary>
/// <param name="Slot">The field under which the columns find its result.</param>
/// <param name="Make">A new one, for one group.</param>
internal sealed record AggregateSlot(string Slot, Func<QueryBudget, Aggregate> Make);

/// <summary><c>stats</c>: one row for each combination of the values it groups by, in the order in which they first came.</summary>
internal sealed class StatsCommand(IReadOnlyList<Column> columns, IReadOnlyList<AggregateSlot> aggregates, IReadOnlyList<Column> by) : Command
{
    private sealed record Group(Value[] Keys, Aggregate[] Aggregates);

    private const int GroupCost = 300;

    public override IEnumerable<string> Sets => by.Concat(columns).Select(column => column.Name);

    public override IReadOnlyList<string> Shown(IReadOnlyList<string>? before) => [.. Sets.Distinct()];

    public override IEnumerable<Row> Apply(IEnumerable<Row> rows, QueryBudget budget)
    {
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        var keys = new Value[by.Count];
        if (by.Count == 0)
        {
            // Nothing to group by: there is one line even when there was no row.
            groups[""] = New(keys, budget);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = by[i].Read(row);
            }

            var key = keys.Length == 0 ? "" : RowKey.Of(keys);
            if (!groups.TryGetValue(key, out var group))
            {
                budget.Take(GroupCost + (2 * key.Length));
                groups[key] = group = New([.. keys], budget);
            }

            foreach (var aggregate in group.Aggregates)
            {
                aggregate.Add(row);
            }
        }

        return groups.Values.Select(Line);
    }

    private Group New(Value[] keys, QueryBudget budget) => new(keys, [.. aggregates.Select(aggregate => aggregate.Make(budget))]);

    private Row Line(Group group)
    {
        var row = new Row(null, null);
        foreach (var (column, key) in by.Zip(group.Keys))
        {
            row[column.Name] = key;
        }

        foreach (var (slot, aggregate) in aggregates.Zip(group.Aggregates))
        {
            row[slot.Slot] = aggregate.Result;
        }

        foreach (var column in columns)
        {
            row[column.Name] = column.Read(row);
        }

        return row;
    }
}
