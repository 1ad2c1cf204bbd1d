namespace Plimsoll.Iam.Policies;

/// <summary>A text of a request, cut into the six fields of an ARN once for all patterns.</summary>
internal readonly struct ArnText
{
    private const int Fields = 6;
    private readonly int _first;
    private readonly int _second;
    private readonly int _third;
    private readonly int _fourth;
    private readonly int _fifth;

    public ArnText(string text)
    {
        Text = text;
        _first = text.IndexOf(':', StringComparison.Ordinal);
        _second = Next(text, _first);
        _third = Next(text, _second);
        _fourth = Next(text, _third);
        _fifth = Next(text, _fourth);
    }

    public string Text { get; }

    /// <summary>False for a text that has not six fields, e.g. <c>*</c>.</summary>
    public bool IsArn => _fifth >= 0;

    /// <summary>A field, from 0 (<c>arn</c>) to 5 (the resource, colons included).</summary>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            var (begin, end) = field switch
            {
                0 => (0, _first),
                1 => (_first + 1, _second),
                2 => (_second + 1, _third),
                3 => (_third + 1, _fourth),
                4 => (_fourth + 1, _fifth),
                _ => (_fifth + 1, Text.Length),
            };
            return Text.AsSpan(begin, end - begin);
        }
    }

    /// <summary>The fields of a text of a policy: colons in variables cut nothing.</summary>
    public static List<string> Cut(string text, bool variables)
    {
        var fields = new List<string>(Fields);
        var begin = 0;
        for (var at = 0; at < text.Length && fields.Count < Fields - 1; at++)
        {
            if (variables && text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{' && text.IndexOf('}', at) is > 0 and var end)
            {
                at = end;
            }
            else if (text[at] == ':')
            {
                fields.Add(text[begin..at]);
                begin = at + 1;
            }
        }

        fields.Add(text[begin..]);
        return fields;
    }

    private static int Next(string text, int colon) => colon < 0 ? -1 : text.IndexOf(':', colon + 1);
}
