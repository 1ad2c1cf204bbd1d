using System.Globalization;
using System.Text;

namespace Plimsoll.Acceptance.Tests.Fuzz;

/// <summary>Writes values as the two protocols carry them.</summary>
internal static class ValueText
{
    public static string Json(Value value) => Write(new StringBuilder(), value).ToString();

    /// <summary>Form fields under a name, each preceded by an ampersand.</summary>
    public static string Form(Value value) => Write(new StringBuilder(), "", value).ToString();

    private static StringBuilder Write(StringBuilder text, Value value)
    {
        switch (value)
        {
            case Value.Raw raw:
                return text.Append(raw.Text);
            case Value.Words words:
                return Quote(text, words.Text);
            case Value.Items items:
                text.Append('[');
                Join(text, items.Values, item => Write(text, item));
                return text.Append(']');
            case Value.Members members:
                text.Append('{');
                Join(text, members.Values, member => Write(Quote(text, member.Name).Append(':'), member.Value));
                return text.Append('}');
            default:
                throw new InvalidOperationException();
        }
    }

    private static StringBuilder Write(StringBuilder text, string name, Value value)
    {
        switch (value)
        {
            case Value.Raw raw:
                return text.Append('&').Append(name).Append('=').Append(raw.Text);
            case Value.Words words:
                return text.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(words.Text.Replace('\ud800', '?').Replace('\udc00', '?')));
            case Value.Items items:
                for (var i = 0; i < items.Values.Count; i++)
                {
                    Write(text, string.Create(CultureInfo.InvariantCulture, $"{name}.member.{i + 1}"), items.Values[i]);
                }

                return text;
            case Value.Members members:
                foreach (var member in members.Values)
                {
                    Write(text, name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.Value);
                }

                return text;
            default:
                throw new InvalidOperationException();
        }
    }

    private static void Join<T>(StringBuilder text, IReadOnlyList<T> values, Action<T> write)
    {
        for (var i = 0; i < values.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            write(values[i]);
        }
    }

    private static StringBuilder Quote(StringBuilder text, string words)
    {
        text.Append('"');
        foreach (var letter in words)
        {
            _ = letter is '"' or '\\' or < ' ' || char.IsSurrogate(letter)
                ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}")
                : text.Append(letter);
        }

        return text.Append('"');
    }
}
