namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>Tests joined with <c>&amp;&amp;</c>, <c>||</c> and parentheses.</summary>
internal abstract record Expression<T>
{
    public abstract bool Holds<TSubject>(TSubject subject, Func<TSubject, T, bool> test);
}

internal sealed record Single<T>(T Test) : Expression<T>
{
    public override bool Holds<TSubject>(TSubject subject, Func<TSubject, T, bool> test) => test(subject, Test);

    public override string ToString() => $"{Test}";
}

internal sealed record Both<T>(Expression<T> Left, Expression<T> Right) : Expression<T>
{
    public override bool Holds<TSubject>(TSubject subject, Func<TSubject, T, bool> test) =>
        Left.Holds(subject, test) && Right.Holds(subject, test);

    public override string ToString() => $"({Left}) && ({Right})";
}

internal sealed record Either<T>(Expression<T> Left, Expression<T> Right) : Expression<T>
{
    public override bool Holds<TSubject>(TSubject subject, Func<TSubject, T, bool> test) =>
        Left.Holds(subject, test) || Right.Holds(subject, test);

    public override string ToString() => $"({Left}) || ({Right})";
}
