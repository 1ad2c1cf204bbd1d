namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary>The functions of <c>stats</c>, by name.</summary>
internal static class Aggregates
{
    private static readonly Func<Row, Value> Time = row => row[SystemFields.Timestamp];

    /// <summary>How to make an aggregate; null where there is none of that name with so many arguments.</summary>
    /// <param name="name">As written, in lower case.</param>
    /// <param name="arguments">What it is given; <c>count(*)</c> gives nothing.</param>
    /// <param name="percentile">The constant second argument.</param>
    public static Func<QueryBudget, Aggregate>? Find(string name, IReadOnlyList<Func<Row, Value>> arguments, double? percentile) => (name, arguments) switch
    {
        ("count", []) => _ => new CountAggregate(null),
        ("count", [var of]) => _ => new CountAggregate(of),
        ("count_distinct", [var of]) => budget => new DistinctAggregate(of, budget),
        ("sum", [var of]) => _ => new MomentsAggregate(of, moments => moments.Sum),
        ("avg", [var of]) => _ => new MomentsAggregate(of, moments => moments.Mean),
        ("stddev", [var of]) => _ => new MomentsAggregate(of, moments => moments.Deviation),
        ("min", [var of]) => _ => new ChosenAggregate(of, of, wantsGreatest: false, numbersOnly: true),
        ("max", [var of]) => _ => new ChosenAggregate(of, of, wantsGreatest: true, numbersOnly: true),
        ("sortsfirst", [var of]) => _ => new ChosenAggregate(of, of, wantsGreatest: false),
        ("sortslast", [var of]) => _ => new ChosenAggregate(of, of, wantsGreatest: true),
        ("earliest", [var of]) => _ => new ChosenAggregate(of, Time, wantsGreatest: false),
        ("latest", [var of]) => _ => new ChosenAggregate(of, Time, wantsGreatest: true),
        ("median", [var of]) => budget => new PercentileAggregate(of, 50, budget),
        ("pct" or "percentile", [var of, _]) when percentile is >= 0 and <= 100 => budget => new PercentileAggregate(of, percentile.Value, budget),
        _ => null,
    };

    public static bool IsOne(string name) => name is "count" or "count_distinct" or "sum" or "avg" or "stddev" or "min" or "max" or "sortsfirst" or "sortslast"
        or "earliest" or "latest" or "median" or "pct" or "percentile";
}
