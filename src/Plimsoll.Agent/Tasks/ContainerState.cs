using System.Text.Json.Serialization;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.Agent.Tasks;

/// <summary>What is known of one container.</summary>
internal sealed record ContainerState(string Name)
{
    public ContainerPhase Phase { get; init; }

    public string? DockerId { get; init; }

    /// <summary>The id under which the container asks for its metadata; unguessable. Null for one that does not ask.</summary>
    public string? EndpointId { get; init; }

    public string? ImageId { get; init; }

    public string? ImageDigest { get; init; }

    /// <summary>The image by its digest, as the engine knows it; null when it came from no registry.</summary>
    public string? ImageReference { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>Why it stopped or never started, as <c>ErrorName: text</c>; or a note on a running one.</summary>
    public string? Reason { get; init; }

    /// <summary>The first start; null when it never ran.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The last start, for the restart policy.</summary>
    public DateTimeOffset? LastStartAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public string Health { get; init; } = HealthStatus.Unknown;

    public DateTimeOffset? HealthSince { get; init; }

    public IReadOnlyList<HostPort> Ports { get; init; } = [];

    /// <summary>Restarts by the restart policy.</summary>
    public int Restarts { get; init; }

    /// <summary>It exited and the restart policy wants it back.</summary>
    public bool RestartDue { get; init; }

    /// <summary>How often its ports were lost to somebody else between choosing and starting.</summary>
    public int PortsLost { get; init; }

    /// <summary>Its host ports are not published on the machine's loopback, because somebody else has one of them there.</summary>
    public bool LoopbackLost { get; init; }

    /// <summary>Work in flight dies with the process and is found out again from the engine.</summary>
    [JsonIgnore]
    public Operation Doing { get; init; }

    /// <summary>It was seen to exit before the answer to its start came.</summary>
    [JsonIgnore]
    public ContainerExit? EarlyExit { get; init; }

    [JsonIgnore]
    public PullProgress? Pull { get; init; }

    /// <summary>It ran at some time.</summary>
    [JsonIgnore]
    public bool HasStarted => StartedAt is not null;
}

/// <summary>How a container ended.</summary>
/// <param name="ExitCode">Its exit code, when the engine knows it.</param>
/// <param name="Reason">An error in words, for example that memory ran out.</param>
/// <param name="At">When.</param>
internal sealed record ContainerExit(int? ExitCode, string? Reason, DateTimeOffset At);
