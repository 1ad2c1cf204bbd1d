using System.Globalization;

namespace Plimsoll.Agent.Configuration;

/// <summary>A range of ports, both ends included.</summary>
/// <param name="First">1 to 65535.</param>
/// <param name="Last">At least <paramref name="First"/>, at most 65535.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>How many ports.</summary>
    public int Length => Last - First + 1;

    /// <summary>Reads <c>a-b</c>; null when the text is not a range of ports.</summary>
    public static PortRange? Parse(string? text)
    {
        var dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return dash > 0
            && int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first is >= 1 and <= 65535 && last >= first && last <= 65535
                ? new PortRange(first, last)
                : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
