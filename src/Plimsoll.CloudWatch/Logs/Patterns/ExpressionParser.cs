namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>Order of operations: parentheses, then AND, then OR.</summary>
internal sealed class ExpressionParser<T>(PatternScanner scanner, Func<PatternScanner, T> readTest)
{
    // Each level is one frame of the stack; 1,024 characters of pattern cannot be allowed to exhaust it.
    private const int MaxDepth = 100;

    private int _depth;

    public Expression<T> Read()
    {
        var left = ReadBoth();
        while (TakeOperator("||"))
        {
            left = new Either<T>(left, ReadBoth());
        }

        return left;
    }

    private Expression<T> ReadBoth()
    {
        var left = ReadOne();
        while (TakeOperator("&&"))
        {
            left = new Both<T>(left, ReadOne());
        }

        return left;
    }

    private Expression<T> ReadOne()
    {
        scanner.SkipSpace();
        if (!scanner.TryTake("("))
        {
            return new Single<T>(readTest(scanner));
        }

        if (++_depth > MaxDepth)
        {
            throw scanner.Invalid("parentheses are nested too deeply");
        }

        var inner = Read();
        scanner.SkipSpace();
        scanner.Take(")");
        _depth--;
        return inner;
    }

    private bool TakeOperator(string symbol)
    {
        scanner.SkipSpace();
        return scanner.TryTake(symbol);
    }
}
