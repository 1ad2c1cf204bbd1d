namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary>A key of <c>sort</c>.</summary>
internal sealed record SortKey(Column Column, bool Descending);

/// <summary><c>sort</c>: rows that are equal stay in their order. Keeps no more rows than are asked for.</summary>
internal sealed class SortCommand(IReadOnlyList<SortKey> keys) : Command
{
    private readonly record struct Place(Value[] Keys, long Number);

    public IReadOnlyList<SortKey> Keys => keys;

    /// <summary>How many rows what follows will look at; null where that is not known.</summary>
    public int? Wanted { get; init; }

    public override IEnumerable<Row> Apply(IEnumerable<Row> rows, QueryBudget budget)
    {
        // The last in order stands first, to make room for a better one.
        var last = new PriorityQueue<Row, Place>(Comparer<Place>.Create((left, right) => -Compare(left, right)));
        var number = 0L;
        foreach (var row in rows)
        {
            last.Enqueue(row, new Place([.. keys.Select(key => key.Column.Read(row))], number++));
            budget.Take(row.Cost);
            if (last.Count > Wanted)
            {
                budget.Release(last.Dequeue().Cost);
            }
        }

        var sorted = new Row[last.Count];
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            sorted[i] = last.Dequeue();
        }

        return sorted;
    }

    private int Compare(Place left, Place right)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            var order = left.Keys[i].CompareTo(right.Keys[i]);
            if (order != 0)
            {
                return keys[i].Descending ? -order : order;
            }
        }

        return left.Number.CompareTo(right.Number);
    }
}
