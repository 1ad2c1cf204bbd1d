using System.Text.Json;

namespace Plimsoll.Iam.Policies;

/// <summary>
/// Finds where statements begin and end, as AWS's simulator counts: a statement ends behind its brace; it begins behind the bracket of the
/// list, or behind the statement before it, or, alone, behind its own brace (the samples of
/// docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html and of the AWS CLI).
/// </summary>
internal static class StatementPlaces
{
    /// <summary>The places of all statements, in order. The text must be JSON.</summary>
    public static List<(TextPosition Start, TextPosition End)> Find(ReadOnlySpan<byte> json)
    {
        var places = new List<(TextPosition, TextPosition)>();
        var (counted, at) = (0, new TextPosition(1, 1));
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isStatement = reader.ValueTextEquals("Statement"u8);
            reader.Read();
            if (!isStatement)
            {
                reader.Skip();
                continue;
            }

            var isList = reader.TokenType == JsonTokenType.StartArray;
            var start = Count(json, ref counted, ref at, reader.BytesConsumed);
            while (!isList || (reader.Read() && reader.TokenType != JsonTokenType.EndArray))
            {
                reader.Skip();
                var end = Count(json, ref counted, ref at, reader.BytesConsumed);
                places.Add((start, end));
                start = end;
                if (!isList)
                {
                    break;
                }
            }
        }

        return places;
    }

    private static TextPosition Count(ReadOnlySpan<byte> json, ref int counted, ref TextPosition at, long until)
    {
        for (; counted < until; counted++)
        {
            // Octets that go on with a letter count nothing; a letter of four octets is two units of UTF-16.
            at = json[counted] switch
            {
                (byte)'\n' => new TextPosition(at.Line + 1, 1),
                >= 0x80 and < 0xC0 => at,
                >= 0xF0 => at with { Column = at.Column + 2 },
                _ => at with { Column = at.Column + 1 },
            };
        }

        return at;
    }
}
