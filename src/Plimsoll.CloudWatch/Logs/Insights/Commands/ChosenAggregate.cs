namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary>The value of the row that comes first, or last, by another value.</summary>
internal sealed class ChosenAggregate(Func<Row, Value> of, Func<Row, Value> by, bool wantsGreatest, bool numbersOnly = false) : Aggregate
{
    private Value _best;
    private Value _chosen;

    public override Value Result => _chosen;

    public override void Add(Row row)
    {
        var (value, order) = (of(row), by(row));
        if (value.IsAbsent || order.IsAbsent || (numbersOnly && value.Number is null))
        {
            return;
        }

        var compared = order.CompareTo(_best);
        if (_chosen.IsAbsent || (wantsGreatest ? compared > 0 : compared < 0))
        {
            (_chosen, _best) = (value, order);
        }
    }
}
