using System.Text.Json;

namespace Plimsoll.Iam.Policies;

/// <summary>What policies allow in many places: one text, or a list of them.</summary>
internal static class PolicyJson
{
    /// <summary>The texts.</summary>
    /// <param name="value">One or many.</param>
    /// <param name="name">For the message.</param>
    /// <param name="faults">Makes the error.</param>
    /// <param name="scalars">True where numbers and flags are texts too.</param>
    /// <exception cref="PolicyFormatException">Something else.</exception>
    public static List<string> Strings(JsonElement value, string name, PolicyFaults faults, bool scalars = false)
    {
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)] : [Text(value)];

        string Text(JsonElement one) => one.ValueKind switch
        {
            JsonValueKind.String => one.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when scalars => one.GetRawText(),
            _ => throw faults.Syntax($"{name} must be a string or a list of strings"),
        };
    }
}
