using Plimsoll.CloudWatch.Logs.Insights.Commands;

namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>A query that can be run over any events. It asks for them in the order it needs, and for no more than it needs.</summary>
internal sealed class InsightsQuery
{
    /// <summary>Rows where the caller sets no limit.</summary>
    public const int DefaultRows = 10_000;

    private static readonly string[] DefaultColumns = [SystemFields.Timestamp, SystemFields.Message];

    private readonly List<Command> _commands;

    public InsightsQuery(IReadOnlyList<Command> commands)
    {
        _commands = [.. commands];
        Columns = commands.Aggregate((IReadOnlyList<string>?)null, (shown, command) => command.Shown(shown)) ?? DefaultColumns;
        OldestFirst = TakeOrderOfTime() is false;
    }

    /// <summary>What is shown, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether it wants the events oldest first; newest first it wants them otherwise.</summary>
    public bool OldestFirst { get; }

    /// <summary>The rows of the answer.</summary>
    /// <param name="events">In the order that <see cref="OldestFirst"/> says.</param>
    /// <param name="limit">The caller's; a limit of the query itself goes before.</param>
    /// <param name="budget">What it may keep.</param>
    public IEnumerable<Row> Run(IEnumerable<Row> events, int? limit, QueryBudget budget)
    {
        var most = _commands.OfType<LimitCommand>().Any() ? Language.QueryParser.MostRows : limit ?? DefaultRows;
        var rows = events;
        for (var i = 0; i < _commands.Count; i++)
        {
            var command = _commands[i] is SortCommand sort ? new SortCommand(sort.Keys) { Wanted = WantedBehind(i, most) } : _commands[i];
            rows = command.Apply(rows, budget);
        }

        return rows.Take(most);
    }

    // How many rows the commands behind one look at: known when a limit or the end comes before anything that drops or gathers.
    private int? WantedBehind(int index, int most)
    {
        foreach (var command in _commands.Skip(index + 1))
        {
            switch (command)
            {
                case LimitCommand limit:
                    return Math.Min(limit.Count, most);
                case FieldsCommand or ParseCommand:
                    continue;
                default:
                    return null;
            }
        }

        return most;
    }

    // A sort by time of what comes row by row from the events is the order in which the store gives them: it need not be done.
    private bool? TakeOrderOfTime()
    {
        for (var i = 0; i < _commands.Count; i++)
        {
            if (_commands[i] is SortCommand { Keys: [{ Column.Name: SystemFields.Timestamp } key] })
            {
                _commands.RemoveAt(i);
                return key.Descending;
            }

            if (!_commands[i].IsRowByRow || _commands[i].Sets.Contains(SystemFields.Timestamp) && _commands[i] is not FieldsCommand)
            {
                return null;
            }
        }

        return null;
    }
}
