using System.Globalization;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Filling;

/// <summary>Reads the sizes of tasks: <c>1024</c>, <c>1 vCPU</c>, <c>.5 vcpu</c>; <c>512</c>, <c>1GB</c>, <c>0.5 GB</c>.</summary>
internal static class TaskSizes
{
    private const NumberStyles Fraction = NumberStyles.AllowDecimalPoint;

    /// <summary>CPU units of a text; null when it is no size.</summary>
    public static int? Cpu(string? text) => Read(text, "vcpu");

    /// <summary>MiB of a text; null when it is no size.</summary>
    public static int? Memory(string? text) => Read(text, "gb");

    private static int? Read(string? text, string unit)
    {
        text = text?.Trim() ?? "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        return text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
            && decimal.TryParse(text[..^unit.Length].TrimEnd(), Fraction, CultureInfo.InvariantCulture, out var units)
            && units * 1024 is <= int.MaxValue and var scaled
            && scaled == decimal.Truncate(scaled)
            ? (int)scaled
            : null;
    }
}
