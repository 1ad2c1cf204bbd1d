namespace Plimsoll.Tailing;

/// <summary>Reads one container's output from where it was left.</summary>
internal interface ILogReader
{
    /// <summary>The lines since the last call, oldest first; of the first call the last so many, or those since a time.</summary>
    Task<IReadOnlyList<LogLine>> NextAsync(CancellationToken cancel);

    /// <summary>Why nothing can be read; null when it can.</summary>
    string? Complaint { get; }
}
