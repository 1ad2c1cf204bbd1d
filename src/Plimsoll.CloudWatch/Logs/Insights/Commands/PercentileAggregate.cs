namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary><c>pct</c> and <c>median</c>: exact, by interpolation between the two nearest values.</summary>
internal sealed class PercentileAggregate(Func<Row, Value> of, double percent, QueryBudget budget) : Aggregate
{
    private readonly List<double> _values = [];

    public override Value Result
    {
        get
        {
            if (_values.Count == 0)
            {
                return default;
            }

            _values.Sort();
            var place = percent / 100 * (_values.Count - 1);
            var (below, above) = (_values[(int)Math.Floor(place)], _values[(int)Math.Ceiling(place)]);
            return Value.Of(below + ((above - below) * (place - Math.Floor(place))));
        }
    }

    public override void Add(Row row)
    {
        if (of(row).Number is { } number)
        {
            budget.Take(sizeof(double) * 2);
            _values.Add(number);
        }
    }
}
