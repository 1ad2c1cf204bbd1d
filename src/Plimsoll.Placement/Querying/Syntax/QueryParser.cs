using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Querying.Syntax;

/// <summary>Recursive descent over the grammar: <c>not</c> binds tighter than <c>and</c>, <c>and</c> than <c>or</c>.</summary>
internal sealed class QueryParser
{
    /// <summary>Nesting beyond this is refused, so that no expression can exhaust the stack.</summary>
    private const int MaxDepth = 100;

    private readonly QueryCursor _cursor;
    private int _depth;

    private QueryParser(string text) => _cursor = new QueryCursor(text);

    public static Term Parse(string text)
    {
        if (text.Length > ClusterQuery.MaxLength)
        {
            throw new ClusterQueryException($"longer than {ClusterQuery.MaxLength} characters", ClusterQuery.MaxLength);
        }

        var parser = new QueryParser(text);
        if (parser._cursor.AtEnd())
        {
            throw parser._cursor.Error("the expression is empty");
        }

        var root = parser.Or();
        return parser._cursor.AtEnd() ? root : throw parser._cursor.Error("expected 'and', 'or' or the end");
    }

    private Term Or()
    {
        var parts = new List<Term> { And() };
        while (_cursor.Take("||") || _cursor.TakeKeyword("or"))
        {
            parts.Add(And());
        }

        return parts.Count == 1 ? parts[0] : new AnyOf([.. parts]);
    }

    private Term And()
    {
        var parts = new List<Term> { Unary() };
        while (_cursor.Take("&&") || _cursor.TakeKeyword("and"))
        {
            parts.Add(Unary());
        }

        return parts.Count == 1 ? parts[0] : new AllOf([.. parts]);
    }

    private Term Unary()
    {
        if (++_depth > MaxDepth)
        {
            throw _cursor.Error($"nested deeper than {MaxDepth}");
        }

        var term = _cursor.Take("!") || _cursor.TakeKeyword("not") ? new Not(Unary()) : Primary();
        _depth--;
        return term;
    }

    private Term Primary()
    {
        if (!_cursor.Take("("))
        {
            return Expression();
        }

        var inner = Or();
        return _cursor.Take(")") ? inner : throw _cursor.Error("expected ')'");
    }

    private Term Expression()
    {
        _cursor.AtEnd();
        var start = _cursor.Position;
        var subject = Subjects.Parse(_cursor.TakeSubject(), start);
        _cursor.AtEnd();
        var place = _cursor.Position;
        var op = TakeOperator();
        if (!subject.Allows(op))
        {
            throw new ClusterQueryException($"'{subject}' does not take the operator '{op.Symbol()}'", place);
        }

        return subject.Compare(op, op.IsExistence() ? [] : op.IsList() ? List() : [_cursor.TakeArgument(pattern: op is Operator.Match or Operator.NotMatch)]);
    }

    private Operator TakeOperator()
    {
        foreach (var (symbol, op) in Operators.Symbols)
        {
            if (_cursor.Take(symbol))
            {
                return op;
            }
        }

        _cursor.AtEnd();
        var start = _cursor.Position;
        return Operators.TryParseWord(_cursor.TakeWord(), out var word)
            ? word
            : throw new ClusterQueryException("expected an operator", start);
    }

    private Argument[] List()
    {
        if (!_cursor.Take("["))
        {
            throw _cursor.Error("expected '['");
        }

        var items = new List<Argument> { _cursor.TakeArgument() };
        while (_cursor.Take(","))
        {
            items.Add(_cursor.TakeArgument());
        }

        return _cursor.Take("]") ? [.. items] : throw _cursor.Error("expected ',' or ']'");
    }
}
