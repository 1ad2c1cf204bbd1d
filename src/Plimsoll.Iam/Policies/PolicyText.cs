namespace Plimsoll.Iam.Policies;

/// <summary>A text of a policy in which variables may stand: <c>${aws:username}</c>, <c>${aws:PrincipalTag/team, 'none'}</c>, <c>${*}</c>.</summary>
internal sealed class PolicyText
{
    private readonly IReadOnlyList<Part> _parts;

    private PolicyText(IReadOnlyList<Part> parts) => _parts = parts;

    /// <summary>Reads a text.</summary>
    /// <param name="text">As written.</param>
    /// <param name="variables">False in policies of the old version, where nothing stands for anything.</param>
    /// <param name="wildcards">True where <c>*</c> and <c>?</c> are wildcards.</param>
    /// <exception cref="PolicyFormatException">A variable without an end, or without a name.</exception>
    public static PolicyText Parse(string text, bool variables, bool wildcards)
    {
        var parts = new List<Part>();
        for (var at = 0; at < text.Length;)
        {
            var begin = variables ? text.IndexOf("${", at, StringComparison.Ordinal) : -1;
            var letters = text[at..(begin < 0 ? text.Length : begin)];
            parts.Add(new Part(wildcards ? Glob.Parse(letters) : Glob.Literal(letters), null, null));
            if (begin < 0)
            {
                break;
            }

            var end = text.IndexOf('}', begin);
            parts.Add(end < 0 ? throw new PolicyFormatException($"the variable in '{text}' has no end") : Variable(text[(begin + 2)..end]));
            at = end + 1;
        }

        return new PolicyText(parts);
    }

    /// <summary>The pattern for a request; null when a variable stands for nothing in it.</summary>
    public int[]? Expand(PolicyRequest request)
    {
        if (_parts is [{ Name: null } alone])
        {
            return alone.Pattern;
        }

        var pattern = new List<int>();
        foreach (var part in _parts)
        {
            if (part.Name is null)
            {
                pattern.AddRange(part.Pattern);
            }
            else if ((request.Context.GetValueOrDefault(part.Name) is [var value] ? value : part.Default) is { } text)
            {
                pattern.AddRange(text.Select(letter => letter | Glob.Foreign));
            }
            else
            {
                return null;
            }
        }

        return [.. pattern];
    }

    /// <summary>The pattern with each variable as one letter: for the form alone.</summary>
    public int[] Form() => [.. _parts.SelectMany(part => part.Name is null ? part.Pattern : [Glob.Any])];

    private static Part Variable(string inside)
    {
        if (inside is "*" or "?" or "$")
        {
            return new Part([inside[0] | Glob.Foreign], null, null);
        }

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        var (name, rest) = comma < 0 ? (inside, null) : (inside[..comma].Trim(), inside[(comma + 1)..].Trim());
        return name.Length == 0 || (rest is not null && (rest.Length < 2 || rest[0] != '\'' || rest[^1] != '\''))
            ? throw new PolicyFormatException($"'${{{inside}}}' is not a variable")
            : new Part([], name, rest?[1..^1]);
    }

    private sealed record Part(int[] Pattern, string? Name, string? Default);
}
