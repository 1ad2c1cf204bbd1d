using System.Text.Json;

namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary><c>{ $.a = "x" &amp;&amp; ($.b &gt; 1 || $.c IS NULL) }</c>; an event that is not a JSON object never matches.</summary>
internal sealed class JsonPattern(Expression<JsonTest> expression) : FilterPattern
{
    public Expression<JsonTest> Expression { get; } = expression;

    public override bool Matches(string message)
    {
        // Most events of a mixed stream are plain text: the parser's exception is too dear for those.
        if (!message.AsSpan().TrimStart().StartsWith('{'))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(message);
            return Expression.Holds(document.RootElement, static (root, test) => test.Holds(root));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Text that only begins like JSON, or escapes half of a letter: the pattern does not fit the event's format.
            return false;
        }
    }

    public override string ToString() => $"{{ {Expression} }}";
}
