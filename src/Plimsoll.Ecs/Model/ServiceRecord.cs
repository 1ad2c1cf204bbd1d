namespace Plimsoll.Ecs.Model;

/// <summary>A service as it is kept. Counts and events are added when it is shown.</summary>
internal sealed record ServiceRecord
{
    public const string Daemon = "DAEMON";
    public const string Replica = "REPLICA";

    /// <summary>Name of its cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>Unique among the services of the cluster.</summary>
    public required string Name { get; init; }

    /// <summary>What was asked for, as AWS shows it. The same object as long as nobody changes the service.</summary>
    public required Service Service { get; init; }

    /// <summary>The PRIMARY deployment, then those that it replaces, newest first.</summary>
    public required IReadOnlyList<DeploymentRecord> Deployments { get; init; }

    /// <summary>The last deployment that was COMPLETED: what a rollback goes back to.</summary>
    public DeploymentRecord? LastCompleted { get; init; }

    /// <summary>What a DAEMON service reserves on the instances that it belongs on.</summary>
    public DaemonClaim? Claim { get; init; }

    /// <summary>Holds back new tasks while the last ones failed to start.</summary>
    public StartBackoff? Backoff { get; init; }

    /// <summary>What its tasks fail of; null since one of the newest deployment was healthy again, or the service steady.</summary>
    public ServiceFailure? Failure { get; init; }

    /// <summary>What of its tasks failed lately, whether others became healthy since or not; null when none did.</summary>
    public RecentFailures? RecentFailures { get; init; }

    /// <summary>The last deployment that the circuit breaker ended.</summary>
    public FailedRollout? FailedRollout { get; init; }

    /// <summary>Key of the task that was started beyond the desired count to balance zones; null when none was.</summary>
    public string? Rebalancing { get; init; }

    /// <summary>What was told in events and still holds: not told again within six hours.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>How many events it has had.</summary>
    public int EventCount { get; init; }

    /// <summary>Token of the call that created it, and SHA-256 of that call's parameters: its repetition creates nothing.</summary>
    public string? ClientToken { get; init; }

    /// <summary>See <see cref="ClientToken"/>.</summary>
    public required string RequestHash { get; init; }

    /// <summary>When it became INACTIVE: it is remembered for a day.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The deployment that counts.</summary>
    public DeploymentRecord Primary => Deployments[0];

    public bool IsDaemon => Service.SchedulingStrategy == Daemon;

    public bool IsActive => Service.Status == ServiceStatuses.Active;

    /// <summary>One string, for its tasks to share.</summary>
    public string Key => field ??= KeyOf(Cluster, Name);

    public static string KeyOf(string cluster, string name) => $"{cluster}/{name}";
}
