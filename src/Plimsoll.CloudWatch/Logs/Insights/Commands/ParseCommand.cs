using System.Text.RegularExpressions;

namespace Plimsoll.CloudWatch.Logs.Insights.Commands;

/// <summary><c>parse</c>: takes fields out of another by a regular expression with a named group each.</summary>
/// <param name="from">What is parsed.</param>
/// <param name="regex">Matched in linear time; groups without a name are not kept.</param>
/// <param name="fields">Field and group, in order.</param>
internal sealed class ParseCommand(Func<Row, Value> from, Regex regex, IReadOnlyList<(string Name, string Group)> fields) : Command
{
    public override bool IsRowByRow => true;

    public override IEnumerable<string> Sets => fields.Select(one => one.Name);

    public override IReadOnlyList<string>? Shown(IReadOnlyList<string>? before) => before is null ? null : [.. before.Concat(Sets).Distinct()];

    public override IEnumerable<Row> Apply(IEnumerable<Row> rows, QueryBudget budget)
    {
        foreach (var row in rows)
        {
            if (from(row) is { IsAbsent: false } text && regex.Match(text.ToString()) is { Success: true } match)
            {
                foreach (var (name, group) in fields)
                {
                    row[name] = match.Groups[group] is { Success: true } found ? Value.Of(found.Value) : default;
                }
            }

            yield return row;
        }
    }
}
