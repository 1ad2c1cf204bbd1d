using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Agent.Secrets;

/// <summary>
/// The value of a key of a secret that is a JSON object, as the ECS agent gives it to a container: strings as they are, all else in Go's
/// default form, so that 10000000 is <c>1e+07</c>.
/// </summary>
internal static class SecretText
{
    private const int LeastExponent = -4;
    private const int MostExponent = 6;

    /// <summary>Finds a key at the top of an object.</summary>
    /// <exception cref="SecretException">The secret is no object, or has no such key.</exception>
    public static string Of(string secret, string key)
    {
        using var document = Parse(secret);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(key, out var value)
            ? Print(value)
            : throw new SecretException($"retrieved secret from Secrets Manager did not contain json key {key}");
    }

    private static JsonDocument Parse(string secret)
    {
        try
        {
            return JsonDocument.Parse(secret);
        }
        catch (JsonException)
        {
            // The parser's own words would show where, and so what, the secret is.
            throw new SecretException("retrieved secret from Secrets Manager is not a JSON object");
        }
    }

    private static string Print(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => Print(value.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => $"[{string.Join(' ', value.EnumerateArray().Select(Print))}]",
        JsonValueKind.Object => $"map[{string.Join(' ', value.EnumerateObject().OrderBy(it => it.Name, StringComparer.Ordinal).Select(it => $"{it.Name}:{Print(it.Value)}"))}]",
        _ => "<nil>",
    };

    // Go's %v of a float64: the shortest digits, with an exponent from 1e+06 on and below 1e-04.
    private static string Print(double number)
    {
        if (number == 0)
        {
            return double.IsNegative(number) ? "-0" : "0";
        }

        var (digits, exponent) = Shortest(Math.Abs(number));
        var sign = number < 0 ? "-" : "";
        return exponent is < LeastExponent or >= MostExponent
            ? sign + digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + "e" + (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)
            : sign + Plain(digits, exponent);
    }

    private static string Plain(string digits, int exponent) =>
        exponent < 0 ? "0." + new string('0', -exponent - 1) + digits
        : digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0')
        : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];

    private static (string Digits, int Exponent) Shortest(double number)
    {
        var text = number.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text[(text.IndexOf('E', StringComparison.Ordinal) + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('0');
        return (mantissa, exponent);
    }
}
