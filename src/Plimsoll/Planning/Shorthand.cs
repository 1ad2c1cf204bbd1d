using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Commands;

namespace Plimsoll.Planning;

/// <summary>
/// The shorthand syntax of the AWS CLI: <c>type=spread,field=instanceId</c>, <c>awsvpcConfiguration={subnets=[a,b]}</c>.
/// The shape says what each word is.
/// </summary>
/// <param name="text">One argument.</param>
internal sealed class Shorthand(string text)
{
    private int _at;

    /// <summary>Writes the argument as JSON of a shape.</summary>
    public static void Write(Utf8JsonWriter writer, string text, JsonTypeInfo shape)
    {
        var reader = new Shorthand(text);
        if (shape.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary)
        {
            reader.Members(writer, shape, end: '\0');
        }
        else
        {
            Leaf(writer, text, shape);
        }
    }

    /// <summary>Writes one word as the string, number or boolean that its shape asks for.</summary>
    public static void Leaf(Utf8JsonWriter writer, string word, JsonTypeInfo shape)
    {
        var type = Nullable.GetUnderlyingType(shape.Type) ?? shape.Type;
        if (type == typeof(int) || type == typeof(long))
        {
            writer.WriteNumberValue(long.TryParse(word, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new CommandException($"'{word}' is not a whole number.", "See the command's --help."));
        }
        else if (type == typeof(double))
        {
            writer.WriteNumberValue(double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new CommandException($"'{word}' is not a number.", "See the command's --help."));
        }
        else if (type == typeof(bool))
        {
            writer.WriteBooleanValue(bool.TryParse(word, out var flag)
                ? flag
                : throw new CommandException($"'{word}' is neither true nor false.", "See the command's --help."));
        }
        else
        {
            writer.WriteStringValue(word);
        }
    }

    private void Members(Utf8JsonWriter writer, JsonTypeInfo shape, char end)
    {
        writer.WriteStartObject();
        while (_at < text.Length && text[_at] != end)
        {
            var name = Word('=').Trim();
            if (_at >= text.Length)
            {
                throw new CommandException($"'{text}' is not of the form name=value,name=value.", "Quote values that hold commas, or use --cli-input-json.");
            }

            _at++;
            var member = Member(shape, name);
            writer.WritePropertyName(member.Name);
            Value(writer, member.Shape, end);
            Skip(',');
        }

        writer.WriteEndObject();
    }

    private void Value(Utf8JsonWriter writer, JsonTypeInfo shape, char end)
    {
        var first = _at < text.Length ? text[_at] : '\0';
        if (first == '{')
        {
            _at++;
            Members(writer, shape, '}');
            Skip('}');
        }
        else if (first == '[' && shape.Kind == JsonTypeInfoKind.Enumerable)
        {
            _at++;
            writer.WriteStartArray();
            while (_at < text.Length && text[_at] != ']')
            {
                Value(writer, shape.Options.GetTypeInfo(shape.ElementType!), ']');
                Skip(',');
            }

            writer.WriteEndArray();
            Skip(']');
        }
        else if (shape.Kind == JsonTypeInfoKind.Enumerable)
        {
            writer.WriteStartArray();
            Leaf(writer, Plain(end), shape.Options.GetTypeInfo(shape.ElementType!));
            writer.WriteEndArray();
        }
        else
        {
            Leaf(writer, Plain(end), shape);
        }
    }

    private string Plain(char end)
    {
        if (_at < text.Length && text[_at] is '"' or '\'')
        {
            return Quoted(text[_at++]);
        }

        // A list in brackets belongs to a query expression, commas and all.
        var depth = 0;
        var word = new StringBuilder();
        for (; _at < text.Length; _at++)
        {
            var letter = text[_at];
            if (depth == 0 && (letter == ',' || letter == end))
            {
                break;
            }

            depth += letter == '[' ? 1 : letter == ']' && depth > 0 ? -1 : 0;
            word.Append(letter);
        }

        return word.ToString();
    }

    private string Quoted(char quote)
    {
        var word = Word(quote);
        _at++;
        return word;
    }

    private string Word(char end)
    {
        var start = _at;
        _at = text.IndexOf(end, start) is >= 0 and var found ? found : text.Length;
        return text[start.._at];
    }

    private void Skip(char letter)
    {
        if (_at < text.Length && text[_at] == letter)
        {
            _at++;
        }
    }

    private (string Name, JsonTypeInfo Shape) Member(JsonTypeInfo shape, string name)
    {
        if (shape.Kind == JsonTypeInfoKind.Dictionary)
        {
            return (name, shape.Options.GetTypeInfo(shape.ElementType!));
        }

        var property = shape.Properties.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandException($"'{name}' in '{text}' is not a member here.", $"Members are: {string.Join(", ", shape.Properties.Select(one => one.Name))}.");
        return (property.Name, shape.Options.GetTypeInfo(property.PropertyType));
    }
}
