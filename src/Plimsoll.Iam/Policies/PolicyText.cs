using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>A text of a policy in which variables may stand: <c>${aws:username}</c>, <c>${aws:PrincipalTag/team, 'none'}</c>, <c>${*}</c>.</summary>
internal sealed class PolicyText
{
    private readonly Pattern? _fixed;
    private readonly Part[] _parts;

    private PolicyText(Pattern? pattern, Part[] parts)
    {
        (_fixed, _parts) = (pattern, parts);
        IsEverything = pattern is { IsEverything: true };
    }

    /// <summary>Matches everything.</summary>
    public static PolicyText Everything { get; } = new(Pattern.Parse("*"), []);

    /// <summary>True when the text matches everything, whatever the request.</summary>
    public bool IsEverything { get; }

    /// <summary>Keys of the variables.</summary>
    public IEnumerable<string> Variables => _parts.Where(part => part.Name is not null).Select(part => part.Name!);

    /// <summary>Reads a text.</summary>
    /// <param name="text">As written.</param>
    /// <param name="variables">False in policies of the old version, where nothing stands for anything.</param>
    /// <param name="wildcards">True where <c>*</c> and <c>?</c> are wildcards.</param>
    /// <param name="fault">Why it is none: a variable without an end, or without a name; null when it is one.</param>
    public static PolicyText Parse(string text, bool variables, bool wildcards, out string? fault)
    {
        fault = null;
        if (!variables || !text.Contains("${", StringComparison.Ordinal))
        {
            return new PolicyText(wildcards ? Pattern.Parse(text) : Pattern.Of(text), []);
        }

        var parts = new List<Part>();
        for (var at = 0; at < text.Length;)
        {
            var begin = text.IndexOf("${", at, StringComparison.Ordinal);
            var letters = text[at..(begin < 0 ? text.Length : begin)];
            parts.Add(new Part(wildcards ? Glob.Parse(letters) : Glob.Literal(letters), null, null));
            if (begin < 0)
            {
                break;
            }

            var end = text.IndexOf('}', begin);
            if (end < 0)
            {
                fault = $"the variable in '{text}' has no end";
                break;
            }

            var inside = text[(begin + 2)..end];
            parts.Add(Variable(inside, ref fault));
            at = end + 1;
        }

        return new PolicyText(null, [.. parts]);
    }

    /// <summary>
    /// True when the whole text matches. A variable without a value matches nothing
    /// (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value).
    /// </summary>
    public bool Matches(ReadOnlySpan<char> text, AccessRequest request, bool ignoreCase = false) =>
        _fixed is { } pattern ? pattern.Matches(text, ignoreCase) : Expand(request) is { } expanded && Glob.Matches(expanded, text, ignoreCase);

    private int[]? Expand(AccessRequest request)
    {
        var pattern = new List<int>();
        foreach (var part in _parts)
        {
            if (part.Name is null)
            {
                pattern.AddRange(part.Pattern);
            }
            else if ((request.Context.Find(part.Name) is [var value] ? value : part.Default) is { } text)
            {
                // As letters: what a caller chooses is never a wildcard.
                foreach (var letter in text)
                {
                    pattern.Add(letter);
                }
            }
            else
            {
                return null;
            }
        }

        return [.. pattern];
    }

    private static Part Variable(string inside, ref string? fault)
    {
        if (inside is "*" or "?" or "$")
        {
            return new Part([inside[0]], null, null);
        }

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        var (name, rest) = comma < 0 ? (inside.Trim(), null) : (inside[..comma].Trim(), inside[(comma + 1)..].Trim());
        if (name.Length == 0 || (rest is not null && (rest.Length < 2 || rest[0] != '\'' || rest[^1] != '\'')))
        {
            fault ??= $"'${{{inside}}}' is not a variable";
        }

        return new Part([], name, fault is null ? rest?[1..^1] : null);
    }

    private sealed record Part(int[] Pattern, string? Name, string? Default);
}
