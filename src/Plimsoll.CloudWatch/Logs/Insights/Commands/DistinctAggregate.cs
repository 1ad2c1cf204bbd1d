namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary><c>count_distinct</c>: exact, where AWS estimates.</summary>
internal sealed class DistinctAggregate(Func<Row, Value> of, QueryBudget budget) : Aggregate
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public override Value Result => Value.Of((double)_seen.Count);

    public override void Add(Row row)
    {
        if (of(row) is { IsAbsent: false } value && value.ToString() is var text && _seen.Add(text))
        {
            budget.Take(60 + (2 * text.Length));
        }
    }
}
