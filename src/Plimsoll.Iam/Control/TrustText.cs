using System.Text;
using System.Text.Json;

namespace Plimsoll.Iam.Control;

/// <summary>Finds and replaces the principals of a policy's text, and leaves all else as it was written.</summary>
internal static class TrustText
{
    /// <summary>The principals, each with its type (<c>AWS</c>, <c>Service</c>, <c>Federated</c>); <c>*</c> for everybody has the type <c>*</c>.</summary>
    /// <param name="json">A policy whose grammar has been held to be right.</param>
    public static IReadOnlyList<(string Type, string Value)> Principals(string json)
    {
        var found = new List<(string, string)>();
        Rewrite(json, (type, value) =>
        {
            found.Add((type, value));
            return null;
        });
        return found;
    }

    /// <summary>The text with some principals replaced; the very same when none is.</summary>
    /// <param name="json">A policy whose grammar has been held to be right.</param>
    /// <param name="replace">Gives what a principal of a type is to be; null to leave it.</param>
    public static string Rewrite(string json, Func<string, string, string?> replace)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        var (place, output, copied) = (new Place(), new StringBuilder(), 0);
        while (reader.Read())
        {
            if (place.Follow(ref reader) is { } type && replace(type, reader.GetString()!) is { } other)
            {
                var at = (int)reader.TokenStartIndex;
                output.Append(Encoding.UTF8.GetString(bytes.AsSpan(copied, at - copied)))
                    .Append('"').Append(JsonEncodedText.Encode(other)).Append('"');
                copied = (int)reader.BytesConsumed;
            }
        }

        return copied == 0 ? json : output.Append(Encoding.UTF8.GetString(bytes.AsSpan(copied))).ToString();
    }

    /// <summary>Where the reader is: Principal counts as a member of a statement alone, not as the name of a condition's key.</summary>
    private sealed class Place
    {
        private int _statementDepth = 2;
        private bool _isStatement;
        private bool _isPrincipal;
        private int _principalDepth = -1;
        private string _type = "";

        /// <summary>The type of the principal that the reader is at; null when it is at something else.</summary>
        public string? Follow(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName when reader.CurrentDepth == 1:
                    _isStatement = reader.ValueTextEquals("Statement");
                    break;
                case JsonTokenType.StartArray when reader.CurrentDepth == 1 && _isStatement:
                    _statementDepth = 3;
                    break;
                case JsonTokenType.StartObject when reader.CurrentDepth == 1 && _isStatement:
                    _statementDepth = 2;
                    break;
                case JsonTokenType.PropertyName when _isStatement && reader.CurrentDepth == _statementDepth:
                    _isPrincipal = reader.ValueTextEquals("Principal") || reader.ValueTextEquals("NotPrincipal");
                    break;
                case JsonTokenType.StartObject when _isPrincipal && reader.CurrentDepth == _statementDepth:
                    _principalDepth = _statementDepth + 1;
                    break;
                case JsonTokenType.EndObject when reader.CurrentDepth == _statementDepth && _principalDepth > 0:
                    (_principalDepth, _isPrincipal) = (-1, false);
                    break;
                case JsonTokenType.PropertyName when reader.CurrentDepth == _principalDepth:
                    _type = reader.GetString()!;
                    break;
                case JsonTokenType.String when _principalDepth > 0:
                    return _type;
                case JsonTokenType.String when _isPrincipal && reader.CurrentDepth == _statementDepth:
                    _isPrincipal = false;
                    return "*";
                default:
                    break;
            }

            return null;
        }
    }
}
