namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>One field of a space-delimited event: its value without brackets or quotation marks, and where it begins.</summary>
internal readonly record struct SpaceDelimitedField(string Value, int Start);

/// <summary>Splits an event into fields: what stands between brackets or double quotation marks is one field.</summary>
internal static class SpaceDelimitedFields
{
    public static List<SpaceDelimitedField> Split(string message)
    {
        var fields = new List<SpaceDelimitedField>();
        var at = 0;
        while (true)
        {
            while (at < message.Length && char.IsWhiteSpace(message[at]))
            {
                at++;
            }

            if (at == message.Length)
            {
                return fields;
            }

            fields.Add(Take(message, ref at));
        }
    }

    private static SpaceDelimitedField Take(string message, ref int at)
    {
        var start = at;
        var closing = message[at] switch { '[' => ']', '"' => '"', _ => ' ' };
        var end = closing == ' ' ? -1 : message.IndexOf(closing, at + 1);
        if (end > 0 && (end + 1 == message.Length || char.IsWhiteSpace(message[end + 1])))
        {
            at = end + 1;
            return new SpaceDelimitedField(message[(start + 1)..end], start);
        }

        while (at < message.Length && !char.IsWhiteSpace(message[at]))
        {
            at++;
        }

        return new SpaceDelimitedField(message[start..at], start);
    }
}
