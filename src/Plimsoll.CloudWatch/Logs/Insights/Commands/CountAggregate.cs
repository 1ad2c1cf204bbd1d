namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary><c>count(*)</c>, or the rows in which a field is present.</summary>
internal sealed class CountAggregate(Func<Row, Value>? of) : Aggregate
{
    private long _count;

    public override Value Result => Value.Of((double)_count);

    public override void Add(Row row) => _count += of is null || !of(row).IsAbsent ? 1 : 0;
}
