using Plimsoll.Wire.Paging;

namespace Plimsoll.CloudWatch.Logs;

/// <summary>What Logs needs from the program around it.</summary>
public sealed record LogsOptions
{
    /// <summary>Path of the SQLite file that holds all groups, streams and events; its directory must exist.</summary>
    public required string Path { get; init; }

    /// <summary>Paging tokens.</summary>
    public required PageTokens Tokens { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Opens the bucket of a name, which may not be there, for exports; null where exports are refused.</summary>
    public Func<string, IExportBucket>? OpenBucket { get; init; }
}
