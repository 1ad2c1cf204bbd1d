namespace Plimsoll.Planning;

/// <summary>What a container wrote last: what GetContainerOutput answers, with the lines of its log stream.</summary>
internal sealed record Output
{
    /// <summary>Name of the container.</summary>
    public string? Container { get; init; }

    /// <summary>Where CloudWatch Logs has the lines; null when it has not.</summary>
    public LogStream? LogStream { get; init; }

    /// <summary>The lines, oldest first; null when they could not be had.</summary>
    public IReadOnlyList<OutputLine>? Lines { get; init; }

    /// <summary>Its last health check that failed, or else its last.</summary>
    public HealthProbe? Health { get; init; }

    /// <summary>Why there are no lines.</summary>
    public string? Unavailable { get; init; }
}

/// <summary>A stream of CloudWatch Logs.</summary>
internal sealed record LogStream(string? Region, string? LogGroupName, string? LogStreamName);

/// <summary>A line of a log.</summary>
internal sealed record OutputLine(DateTimeOffset? At, string? Message);

/// <summary>One run of a health check; exit code 0 is healthy.</summary>
internal sealed record HealthProbe(int ExitCode, string? Output);

/// <summary>What GetLogEvents answers.</summary>
internal sealed record LogPage(IReadOnlyList<LogPageEvent>? Events);

/// <summary>A stored event; its time in milliseconds since 1970.</summary>
internal sealed record LogPageEvent(long Timestamp, string? Message);
