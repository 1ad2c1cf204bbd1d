using System.Globalization;
using Plimsoll.CloudWatch.Logs.Insights.Commands;

namespace Plimsoll.CloudWatch.Logs.Insights.Language;

/// <summary>
/// Reads an expression. From weak to strong: <c>or</c>, <c>and</c>, <c>not</c>, comparisons, sums, products, powers, signs.
/// Where aggregates are allowed, each leaves a slot in <paramref name="aggregates"/> and reads it.
/// </summary>
/// <param name="scanner">The query.</param>
/// <param name="now">Milliseconds since 1970, for <c>now()</c>.</param>
/// <param name="aggregates">Takes aggregates; null where there may be none.</param>
internal sealed class ExpressionParser(QueryScanner scanner, long now, List<AggregateSlot>? aggregates = null)
{
    private const int MostDepth = 64;
    private int _depth;

    /// <summary>Columns between commas, each with a name of its own choice or its text.</summary>
    public List<Column> ParseColumns()
    {
        var columns = new List<Column>();
        do
        {
            var start = scanner.Position;
            var read = Parse();
            var text = scanner.Since(start);
            columns.Add(new Column(scanner.TryTakeWord("as") ? scanner.TakeName("a name") : text.Trim('`'), read));
        }
        while (scanner.TryTake(","));
        return columns;
    }

    public Func<Row, Value> Parse()
    {
        if (++_depth > MostDepth)
        {
            throw scanner.Unexpected("the expression is nested too deeply");
        }

        var left = ParseAnd();
        while (scanner.TryTakeWord("or"))
        {
            var (first, second) = (left, ParseAnd());
            left = row => Value.Of(first(row).Holds || second(row).Holds);
        }

        _depth--;
        return left;
    }

    private Func<Row, Value> ParseAnd()
    {
        var left = ParseNot();
        while (scanner.TryTakeWord("and"))
        {
            var (first, second) = (left, ParseNot());
            left = row => Value.Of(first(row).Holds && second(row).Holds);
        }

        return left;
    }

    private Func<Row, Value> ParseNot()
    {
        var negations = 0;
        while (scanner.TryTakeWord("not"))
        {
            negations++;
        }

        var operand = ParseComparison();
        return negations == 0 ? operand : row => Value.Of(operand(row).Holds == (negations % 2 == 0));
    }

    private Func<Row, Value> ParseComparison()
    {
        var left = ParseSum();
        var place = scanner.Position;
        var negated = scanner.TryTakeWord("not");
        if (scanner.TryTakeWord("like") || (!negated && scanner.TryTake("=~")))
        {
            return ParseLike(left, negated);
        }

        if (scanner.TryTakeWord("in"))
        {
            return ParseIn(left, negated);
        }

        scanner.Position = place;
        foreach (var (symbol, holds) in Comparisons)
        {
            if (scanner.TryTake(symbol))
            {
                var right = ParseSum();
                return row => left(row) is { IsAbsent: false } mine && right(row) is { IsAbsent: false } its ? Value.Of(holds(mine.CompareTo(its))) : Value.Of(false);
            }
        }

        return left;
    }

    // The longer ones first.
    private static readonly (string Symbol, Func<int, bool> Holds)[] Comparisons =
    [
        ("!=", order => order != 0), ("<=", order => order <= 0), (">=", order => order >= 0),
        ("==", order => order == 0), ("=", order => order == 0), ("<", order => order < 0), (">", order => order > 0),
    ];

    private Func<Row, Value> ParseLike(Func<Row, Value> left, bool negated)
    {
        if (scanner.TryTakeRegex() is { } pattern)
        {
            var regex = QueryRegex.Of(pattern);
            return row => left(row) is { IsAbsent: false } value ? Value.Of(regex.IsMatch(value.ToString()) != negated) : Value.Of(negated);
        }

        var text = scanner.TryTakeString() ?? throw scanner.Unexpected("expected a text in quotation marks or a regular expression between slashes");
        return row => left(row) is { IsAbsent: false } value
            ? Value.Of(value.ToString().Contains(text, StringComparison.Ordinal) != negated)
            : Value.Of(negated);
    }

    private Func<Row, Value> ParseIn(Func<Row, Value> left, bool negated)
    {
        scanner.Take("[");
        var values = new List<Func<Row, Value>>();
        if (!scanner.TryTake("]"))
        {
            do
            {
                values.Add(ParseSum());
            }
            while (scanner.TryTake(","));
            scanner.Take("]");
        }

        return row => left(row) is { IsAbsent: false } value
            ? Value.Of(values.Exists(one => one(row) is { IsAbsent: false } other && other.CompareTo(value) == 0) != negated)
            : Value.Of(negated);
    }

    private Func<Row, Value> ParseSum()
    {
        var left = ParseProduct();
        while (true)
        {
            var first = left;
            if (scanner.TryTake("+"))
            {
                left = Calculate(first, ParseProduct(), (a, b) => a + b);
            }
            else if (scanner.TryTake("-"))
            {
                left = Calculate(first, ParseProduct(), (a, b) => a - b);
            }
            else
            {
                return left;
            }
        }
    }

    private Func<Row, Value> ParseProduct()
    {
        var left = ParsePower();
        while (true)
        {
            var first = left;
            if (scanner.TryTake("*"))
            {
                left = Calculate(first, ParsePower(), (a, b) => a * b);
            }
            else if (scanner.TryTake("/"))
            {
                left = Calculate(first, ParsePower(), (a, b) => a / b);
            }
            else if (scanner.TryTake("%"))
            {
                left = Calculate(first, ParsePower(), (a, b) => a % b);
            }
            else
            {
                return left;
            }
        }
    }

    private Func<Row, Value> ParsePower()
    {
        var left = ParseSigned();
        return scanner.TryTake("^") ? Calculate(left, ParseSigned(), Math.Pow) : left;
    }

    private Func<Row, Value> ParseSigned()
    {
        if (!scanner.TryTake("-"))
        {
            return ParseOperand();
        }

        var operand = ParseOperand();
        return row => operand(row).Number is { } number ? Value.Of(-number) : default;
    }

    private Func<Row, Value> ParseOperand()
    {
        if (scanner.TryTake("("))
        {
            var inner = Parse();
            scanner.Take(")");
            return inner;
        }

        if (scanner.TryTakeString() is { } text)
        {
            return row => Value.Of(text);
        }

        if (char.IsAsciiDigit(scanner.Peek) || scanner.Peek == '.')
        {
            var number = Value.Of(ParseNumber());
            return row => number;
        }

        var isQuoted = scanner.Peek == '`';
        var name = scanner.TakeName("a field, a function or a value");
        if (!isQuoted && scanner.TryTake("("))
        {
            return ParseCall(name);
        }

        return (isQuoted ? "" : name.ToLowerInvariant()) switch
        {
            "true" => row => Value.Of(true),
            "false" => row => Value.Of(false),
            _ => row => row[name],
        };
    }

    private double ParseNumber()
    {
        var digits = scanner.TakeWhile(c => char.IsAsciiDigit(c) || c == '.');
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw scanner.Unexpected($"{digits} is not a number");
    }

    private Func<Row, Value> ParseCall(string name)
    {
        var function = name.ToLowerInvariant();
        switch (function)
        {
            case "now":
                scanner.Take(")");
                return row => Value.Of(now / 1000.0);
            case "bin":
                var binned = ParsePeriod();
                scanner.Take(")");
                return row => row[SystemFields.Timestamp].Number is { } time ? Value.OfTime(binned.Floor(time)) : default;
            case "datefloor" or "dateceil":
                var of = Parse();
                scanner.Take(",");
                var period = ParsePeriod();
                scanner.Take(")");
                return row => of(row).Number is not { } time ? default : Value.OfTime(function == "datefloor" ? period.Floor(time) : period.Ceiling(time));
            default:
                return Aggregates.IsOne(function) ? ParseAggregate(name, function) : ParseFunction(name, function);
        }
    }

    private Func<Row, Value> ParseFunction(string name, string function)
    {
        var arguments = ParseArguments().ToArray();
        var apply = Functions.Find(function, arguments.Length)
            ?? throw scanner.Unexpected($"there is no function {name} with {arguments.Length} arguments");
        return row => apply(Array.ConvertAll(arguments, argument => argument(row)));
    }

    private Func<Row, Value> ParseAggregate(string name, string function)
    {
        if (aggregates is null)
        {
            throw scanner.Unexpected($"{name} can be used in stats only, and not within another aggregate or behind by");
        }

        List<Func<Row, Value>> arguments;
        double? percentile = null;
        if (function == "count" && scanner.TryTake("*"))
        {
            scanner.Take(")");
            arguments = [];
        }
        else
        {
            arguments = new ExpressionParser(scanner, now).ParseArguments();

            // A constant gives the same without an event.
            percentile = arguments.Count == 2 ? arguments[1](new Row(null, null)).Number : null;
        }

        var make = Aggregates.Find(function, arguments, percentile) ?? throw scanner.Unexpected($"{name} does not take these {arguments.Count} arguments");
        var slot = $"\0{aggregates.Count}";
        aggregates.Add(new AggregateSlot(slot, make));
        return row => row[slot];
    }

    private List<Func<Row, Value>> ParseArguments()
    {
        var arguments = new List<Func<Row, Value>>();
        if (scanner.TryTake(")"))
        {
            return arguments;
        }

        do
        {
            arguments.Add(Parse());
        }
        while (scanner.TryTake(","));
        scanner.Take(")");
        return arguments;
    }

    private TimePeriod ParsePeriod()
    {
        var digits = scanner.TakeWhile(char.IsAsciiDigit);
        var unit = scanner.TakeWhile(char.IsAsciiLetter);
        var count = digits.Length == 0 ? 1 : int.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return count is > 0 and <= 1_000_000 && TimePeriod.Of(count, unit) is { } period
            ? period
            : throw scanner.Unexpected("expected a period such as 5m or 1h");
    }

    private static Func<Row, Value> Calculate(Func<Row, Value> left, Func<Row, Value> right, Func<double, double, double> calculate) => row =>
        left(row).Number is { } a && right(row).Number is { } b ? Value.Of(calculate(a, b)) : default;
}
