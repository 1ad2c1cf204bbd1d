namespace Plimsoll.Planning;

/// <summary>A container that waits for another of its task.</summary>
/// <param name="Container">The one that waits.</param>
/// <param name="On">The one that it waits for.</param>
/// <param name="Condition">START, COMPLETE, SUCCESS or HEALTHY.</param>
/// <param name="State">How that one is now.</param>
internal sealed record Wait(string? Container, string? On, string? Condition, string? State);

/// <summary>The last task of a service that failed, and how many failed like it in a row.</summary>
internal sealed record TaskFailure(
    string? TaskArn,
    string? Deployment,
    string? StopCode,
    string? StoppedReason,
    string? Container,
    int? ExitCode,
    string? ContainerReason,
    DateTimeOffset? At,
    DateTimeOffset? Since,
    int Alike);

/// <summary>A deployment that the circuit breaker ended.</summary>
internal sealed record FailedDeployment(string? Deployment, string? TaskDefinition, string? Reason, DateTimeOffset? At, TaskFailure? Failure);

/// <summary>What ListServiceFailures answers.</summary>
internal sealed record FailingServices(IReadOnlyList<FailingService>? Services);

/// <summary>A service whose tasks fail, or failed lately.</summary>
internal sealed record FailingService(string ServiceName, TaskFailure? Failure, RecentFailures? RecentFailures);

/// <summary>Tasks of a service's newest deployment that failed in the last ten minutes, healthy ones between them or not.</summary>
internal sealed record RecentFailures(int Count, TaskFailure Last)
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>True within a minute of the last of several: that a task runs just now does not tell that it stays up.</summary>
    public bool IsUnsettled(DateTimeOffset now) => Count > 1 && Last.At > now - Settled;

    /// <summary>In words: how many, and what the last ended with.</summary>
    public override string ToString() =>
        $"{Count} task{(Count == 1 ? "" : "s")} ended in the last 10 min, the last: {(Last.ExitCode is { } code ? $"exit code {code}" : Last.ContainerReason ?? Last.StoppedReason)}";
}
