namespace Plimsoll.AgentLink.Tcs;

/// <summary>A sample of doubles, as CloudWatch statistic sets are.</summary>
public sealed record StatsSet
{
    /// <summary>The least value.</summary>
    public double Min { get; init; }

    /// <summary>The greatest value.</summary>
    public double Max { get; init; }

    /// <summary>How many values.</summary>
    public int SampleCount { get; init; }

    /// <summary>Their sum.</summary>
    public double Sum { get; init; }
}

/// <summary>A sample of 64-bit counters; a value above 2^63-1 is split into the value and its overflow.</summary>
public sealed record LongStatsSet
{
    /// <summary>The least value.</summary>
    public long Min { get; init; }

    /// <summary>The greatest value.</summary>
    public long Max { get; init; }

    /// <summary>How many values.</summary>
    public int SampleCount { get; init; }

    /// <summary>Their sum.</summary>
    public long Sum { get; init; }

    /// <summary>What <see cref="Min"/> could not hold.</summary>
    public long? OverflowMin { get; init; }

    /// <summary>What <see cref="Max"/> could not hold.</summary>
    public long? OverflowMax { get; init; }

    /// <summary>What <see cref="Sum"/> could not hold.</summary>
    public long? OverflowSum { get; init; }
}
