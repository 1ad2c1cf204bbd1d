namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary>One command of a query: rows in, rows out, read as they are asked for.</summary>
internal abstract class Command
{
    /// <summary>What the command makes of the rows before it.</summary>
    /// <param name="rows">From the command before.</param>
    /// <param name="budget">For what it has to keep.</param>
    public abstract IEnumerable<Row> Apply(IEnumerable<Row> rows, QueryBudget budget);

    /// <summary>The columns shown behind this command, when those are shown before it; null where nobody has chosen any.</summary>
    public virtual IReadOnlyList<string>? Shown(IReadOnlyList<string>? before) => before;

    /// <summary>Names that it gives a value.</summary>
    public virtual IEnumerable<string> Sets => [];

    /// <summary>Whether it passes each row on as it comes, or drops it, whatever rows there were.</summary>
    public virtual bool IsRowByRow => false;
}
