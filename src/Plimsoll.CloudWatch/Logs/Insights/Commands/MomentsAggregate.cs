namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary><c>sum</c>, <c>avg</c> and <c>stddev</c>, over what is a number; absent where nothing is.</summary>
internal sealed class MomentsAggregate(Func<Row, Value> of, Func<MomentsAggregate, double> result) : Aggregate
{
    private long _count;
    private double _middle;
    private double _squares;

    public double Sum { get; private set; }

    public double Mean => Sum / _count;

    /// <summary>Of the whole, not of a sample.</summary>
    public double Deviation => Math.Sqrt(_squares / _count);

    public override Value Result => _count == 0 ? default : Value.Of(result(this));

    public override void Add(Row row)
    {
        if (of(row).Number is { } number)
        {
            // Welford's way: squares of large numbers would swallow the difference.
            _count++;
            Sum += number;
            var distance = number - _middle;
            _middle += distance / _count;
            _squares += distance * (number - _middle);
        }
    }
}
