namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary>A function over the rows of a group.</summary>
internal abstract class Aggregate
{
    public abstract Value Result { get; }

    public abstract void Add(Row row);
}
