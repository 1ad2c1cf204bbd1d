namespace Plimsoll.Placement.Strategies;

/// <summary>From the words of the API to a ranking.</summary>
internal static class StrategyParser
{
    private const string AttributePrefix = "attribute:";

    public static (PlacementStrategy Normalized, Ranking Ranking) Parse(PlacementStrategy strategy) => strategy.Type switch
    {
        "random" => string.IsNullOrEmpty(strategy.Field)
            ? (new PlacementStrategy("random"), RandomChoice.Instance)
            : throw new PlacementValidationException("random field should not be specified."),
        "spread" => Spread(strategy.Field ?? ""),
        "binpack" => Binpack(strategy.Field ?? ""),
        _ => throw new PlacementValidationException($"Invalid placement strategy type '{strategy.Type}'."),
    };

    private static (PlacementStrategy Normalized, Ranking Ranking) Spread(string field)
    {
        if (Same(field, "instanceId") || Same(field, "host"))
        {
            return (new PlacementStrategy("spread", "instanceId"), SpreadByInstance.Instance);
        }

        if (field.StartsWith(AttributePrefix, StringComparison.Ordinal) && field.Length > AttributePrefix.Length)
        {
            return (new PlacementStrategy("spread", field), new SpreadByAttribute(field[AttributePrefix.Length..]));
        }

        throw new PlacementValidationException($"spread field '{field}' is invalid.");
    }

    private static (PlacementStrategy Normalized, Ranking Ranking) Binpack(string field)
    {
        if (Same(field, "cpu"))
        {
            return (new PlacementStrategy("binpack", "cpu"), BinpackCpu.Instance);
        }

        return Same(field, "memory")
            ? (new PlacementStrategy("binpack", "memory"), BinpackMemory.Instance)
            : throw new PlacementValidationException($"binpack field '{field}' is invalid.");
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
