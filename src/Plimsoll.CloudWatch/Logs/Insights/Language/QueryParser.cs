using System.Globalization;
using Plimsoll.CloudWatch.Logs.Insights.Commands;
using SortKey = Plimsoll.CloudWatch.Logs.Insights.Commands.SortKey;

namespace Plimsoll.CloudWatch.Logs.Insights.Language;

/// <summary>
/// Reads a query: commands between bars
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html).
/// </summary>
internal sealed class QueryParser
{
    /// <summary>Most rows that <c>limit</c> may ask for.</summary>
    public const int MostRows = 100_000;

    private static readonly string[] Unsupported =
        ["pattern", "diff", "unmask", "unnest", "lookup", "source", "anomaly", "filterIndex", "join", "subqueries", "union", "SELECT"];

    private readonly QueryScanner _scanner;
    private readonly long _now;

    private QueryParser(string text, long now) => (_scanner, _now) = (new QueryScanner(text), now);

    /// <param name="text">The query; an empty one shows all events.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <exception cref="MalformedQueryException">With the place.</exception>
    public static InsightsQuery Parse(string text, long now)
    {
        var parser = new QueryParser(text, now);
        return new InsightsQuery(parser.ParseCommands());
    }

    private List<Command> ParseCommands()
    {
        var commands = new List<Command>();
        _scanner.TryTake("|");
        while (!_scanner.AtEnd)
        {
            commands.Add(ParseCommand());
            if (!_scanner.AtEnd)
            {
                _scanner.Take("|");
            }
        }

        return commands;
    }

    private Command ParseCommand()
    {
        if (_scanner.TryTakeWord("fields"))
        {
            return new FieldsCommand(Expressions().ParseColumns(), isDisplay: false);
        }

        if (_scanner.TryTakeWord("display"))
        {
            return new FieldsCommand(Expressions().ParseColumns(), isDisplay: true);
        }

        if (_scanner.TryTakeWord("filter"))
        {
            return new FilterCommand(Expressions().Parse());
        }

        if (_scanner.TryTakeWord("parse"))
        {
            return ParseParse();
        }

        if (_scanner.TryTakeWord("stats"))
        {
            return ParseStats();
        }

        if (_scanner.TryTakeWord("sort"))
        {
            return ParseSort();
        }

        if (_scanner.TryTakeWord("limit") || _scanner.TryTakeWord("head"))
        {
            return ParseLimit();
        }

        if (_scanner.TryTakeWord("dedup"))
        {
            return new DedupCommand(Expressions().ParseColumns());
        }

        throw Array.Find(Unsupported, _scanner.TryTakeWord) is { } name
            ? new MalformedQueryException($"The command {name} is not supported by Plimsoll.")
            : _scanner.Unexpected("expected a command: fields, display, filter, parse, stats, sort, limit or dedup");
    }

    private ExpressionParser Expressions() => new(_scanner, _now);

    private ParseCommand ParseParse()
    {
        // Without a field the message is parsed.
        var field = _scanner.TryTakeName() ?? SystemFields.Message;
        if (_scanner.TryTakeRegex() is { } pattern)
        {
            var regex = QueryRegex.Of(pattern);
            var groups = regex.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0])).ToList();
            return groups.Count > 0
                ? new ParseCommand(row => row[field], regex, [.. groups.Select(name => (name, name))])
                : throw _scanner.Unexpected("the regular expression names no group, as (?<name>…)");
        }

        var glob = _scanner.TryTakeString() ?? throw _scanner.Unexpected("expected a glob in quotation marks or a regular expression between slashes");
        if (!_scanner.TryTakeWord("as"))
        {
            throw _scanner.Unexpected("expected 'as' and a name for each asterisk");
        }

        var names = new List<string>();
        do
        {
            names.Add(_scanner.TakeName("a name"));
        }
        while (_scanner.TryTake(","));
        return names.Count == glob.Count(c => c == '*')
            ? new ParseCommand(row => row[field], QueryRegex.OfGlob(glob), [.. names.Select((name, i) => (name, string.Create(CultureInfo.InvariantCulture, $"g{i}")))])
            : throw _scanner.Unexpected("there must be one name for each asterisk of the glob");
    }

    private StatsCommand ParseStats()
    {
        var aggregates = new List<AggregateSlot>();
        var columns = new ExpressionParser(_scanner, _now, aggregates).ParseColumns();
        if (aggregates.Count == 0)
        {
            throw _scanner.Unexpected("stats needs a function such as count(*)");
        }

        return new StatsCommand(columns, aggregates, _scanner.TryTakeWord("by") ? Expressions().ParseColumns() : []);
    }

    private SortCommand ParseSort()
    {
        var keys = new List<SortKey>();
        do
        {
            var start = _scanner.Position;

            // What stats shows as count(*) is sorted by under that name.
            var read = new ExpressionParser(_scanner, _now, []).Parse();
            var name = _scanner.Since(start).Trim('`');
            var isShown = name.EndsWith(')');
            var column = new Column(name, isShown ? row => row[name] is { IsAbsent: false } shown ? shown : read(row) : read);
            var descending = _scanner.TryTakeWord("desc");
            _ = descending || _scanner.TryTakeWord("asc");
            keys.Add(new SortKey(column, descending));
        }
        while (_scanner.TryTake(","));
        return new SortCommand(keys);
    }

    private LimitCommand ParseLimit()
    {
        var digits = _scanner.TakeWhile(char.IsAsciiDigit);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostRows
            ? new LimitCommand(count)
            : throw _scanner.Unexpected($"limit takes a number from 1 to {MostRows}");
    }
}
