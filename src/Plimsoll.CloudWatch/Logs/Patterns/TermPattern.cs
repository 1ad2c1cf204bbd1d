namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>How a term takes part: it must be there, one of the optional ones must be there, or it must be absent.</summary>
internal enum TermRole
{
    Required,
    Optional,
    Excluded,
}

/// <summary>One term: a text to be found anywhere in the message, or a regular expression.</summary>
internal sealed record Term(TermRole Role, string? Text, PatternRegex? Regex)
{
    public bool IsFoundIn(string message) =>
        Regex?.IsFoundIn(message) ?? (string.IsNullOrWhiteSpace(Text) || message.Contains(Text, StringComparison.Ordinal));

    public override string ToString()
    {
        var sign = Role switch { TermRole.Optional => "?", TermRole.Excluded => "-", _ => "" };
        return sign + (Regex?.ToString() ?? PatternText.Quote(Text!));
    }
}

/// <summary>
/// Terms of unstructured text, case sensitive: all required ones, no excluded one. Optional terms count only when
/// there is nothing else, as AWS has it.
/// </summary>
internal sealed class TermPattern : FilterPattern
{
    private readonly Term[] _required;
    private readonly Term[] _optional;
    private readonly Term[] _excluded;

    public TermPattern(IReadOnlyList<Term> terms)
    {
        Terms = terms;
        _required = [.. terms.Where(t => t.Role == TermRole.Required)];
        _excluded = [.. terms.Where(t => t.Role == TermRole.Excluded)];
        _optional = _required.Length + _excluded.Length > 0 ? [] : [.. terms];
    }

    public IReadOnlyList<Term> Terms { get; }

    public override bool Matches(string message)
    {
        foreach (var term in _required)
        {
            if (!term.IsFoundIn(message))
            {
                return false;
            }
        }

        foreach (var term in _excluded)
        {
            if (term.IsFoundIn(message))
            {
                return false;
            }
        }

        return _optional.Length == 0 || Array.Exists(_optional, t => t.IsFoundIn(message));
    }

    public override string ToString() => string.Join(' ', Terms);
}
