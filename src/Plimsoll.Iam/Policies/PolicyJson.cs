using System.Text.Json;

namespace Plimsoll.Iam.Policies;

/// <summary>What policies allow in many places: one text, or a list of them.</summary>
internal static class PolicyJson
{
    /// <summary>The texts; never none.</summary>
    /// <param name="value">One or many.</param>
    /// <param name="name">For the message.</param>
    /// <param name="scalars">True where numbers and flags are texts too.</param>
    /// <exception cref="PolicyFormatException">Something else.</exception>
    public static IReadOnlyList<string> Strings(JsonElement value, string name, bool scalars = false)
    {
        IReadOnlyList<string> texts = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)] : [Text(value)];
        return texts.Count > 0 ? texts : throw new PolicyFormatException($"{name} is empty");

        string Text(JsonElement one) => one.ValueKind switch
        {
            JsonValueKind.String => one.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when scalars => one.GetRawText(),
            _ => throw new PolicyFormatException($"{name} must be a string or a list of strings"),
        };
    }
}
