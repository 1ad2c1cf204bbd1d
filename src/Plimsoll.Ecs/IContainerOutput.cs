namespace Plimsoll.Ecs;

/// <summary>Reads what containers wrote from the engine that they are on.</summary>
public interface IContainerOutput
{
    /// <summary>The last lines of a container, and what its last health check said; null when the engine does not have the container.</summary>
    /// <param name="taskArn">Its task: the container of no other is shown, whatever its id.</param>
    /// <param name="runtimeId">Its id on the engine, as its agent reported it.</param>
    /// <param name="most">How many lines, the newest.</param>
    /// <param name="since">The earliest line wanted; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    ValueTask<ContainerOutput?> ReadAsync(string taskArn, string runtimeId, int most, DateTimeOffset? since, CancellationToken cancel);
}

/// <summary>What a container wrote.</summary>
/// <param name="Lines">Lines of its log, oldest first; null when its log driver can not be read.</param>
/// <param name="Health">Its last health check that failed, or else its last; null when it had none.</param>
public sealed record ContainerOutput(IReadOnlyList<OutputLine>? Lines, HealthProbe? Health);

/// <summary>A line of a container's log.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Message">The line.</param>
public sealed record OutputLine(DateTimeOffset At, string Message);

/// <summary>One run of a health check.</summary>
/// <param name="ExitCode">Exit code of its command; 0 is healthy, -1 one that did not end in time.</param>
/// <param name="Output">What the command wrote.</param>
public sealed record HealthProbe(int ExitCode, string Output);
