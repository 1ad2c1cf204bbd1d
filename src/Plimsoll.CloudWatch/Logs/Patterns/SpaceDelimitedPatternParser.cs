namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>
/// Reads the bracketed form. A condition may name several fields, as in AWS's <c>status_code = 4* &amp;&amp; bytes &gt; 1000</c>:
/// a name that no earlier field bears declares the next field.
/// </summary>
internal sealed class SpaceDelimitedPatternParser
{
    private const int MaxRegexes = 2;

    private readonly PatternScanner _scanner;
    private readonly List<PatternItem> _items = [];
    private readonly List<string?> _fields = [];

    private SpaceDelimitedPatternParser(PatternScanner scanner) => _scanner = scanner;

    public static SpaceDelimitedPattern Parse(PatternScanner scanner) => new SpaceDelimitedPatternParser(scanner).Parse();

    private SpaceDelimitedPattern Parse()
    {
        _scanner.Take("[");
        _scanner.SkipSpace();
        if (_scanner.TryTake("]"))
        {
            // As in AWS's example: brackets with nothing in them name no field and match any number of them.
            _scanner.ExpectEnd();
            return new SpaceDelimitedPattern([new PatternItem("", null, IsEllipsis: true)], [null]);
        }

        do
        {
            _items.Add(ReadItem());
            _scanner.SkipSpace();
        }
        while (_scanner.TryTake(","));

        _scanner.Take("]");
        _scanner.ExpectEnd();
        if (_fields.Count(f => f is null) > 1)
        {
            throw _scanner.Invalid("only one ellipsis is allowed");
        }

        return _scanner.Regexes <= MaxRegexes
            ? new SpaceDelimitedPattern(_items, _fields)
            : throw _scanner.Invalid($"at most {MaxRegexes} regular expressions are allowed");
    }

    private PatternItem ReadItem()
    {
        _scanner.SkipSpace();
        if (_scanner.TryTake("..."))
        {
            _fields.Add(null);
            return new PatternItem("", null, IsEllipsis: true);
        }

        if (TryReadPlainName() is { } plain)
        {
            _fields.Add(plain);
            return new PatternItem(plain, null, IsEllipsis: false);
        }

        return new PatternItem("", new ExpressionParser<FieldTest>(_scanner, ReadTest).Read(), IsEllipsis: false);
    }

    private string? TryReadPlainName()
    {
        var start = _scanner.Position;
        var name = ReadName();
        _scanner.SkipSpace();
        if (_scanner.Peek is ',' or ']')
        {
            return name;
        }

        _scanner.Position = start;
        return null;
    }

    private FieldTest ReadTest(PatternScanner scanner)
    {
        var name = ReadName();
        if (name.Length == 0)
        {
            throw scanner.Invalid($"a field name is missing {scanner.Where()}");
        }

        if (!_fields.Contains(name))
        {
            _fields.Add(name);
        }

        scanner.SkipSpace();
        var comparison = Comparisons.TryRead(scanner) ?? throw scanner.Invalid($"expected a comparison, ',' or ']' {scanner.Where()}");
        return new FieldTest(name, comparison, Operand.Read(scanner, comparison));
    }

    private string ReadName()
    {
        _scanner.SkipSpace();
        return _scanner.TakeWhile(c => PatternText.IsWord(c) || c is '-' or '.');
    }
}
