namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>An expression with the name under which it is shown: its alias, or its own text.</summary>
internal sealed record Column(string Name, Func<Row, Value> Read);
