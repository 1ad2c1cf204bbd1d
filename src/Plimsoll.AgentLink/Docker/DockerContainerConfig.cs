using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plimsoll.AgentLink.Docker;

/// <summary>The Docker container Config that <see cref="Payload.DockerConfig.Config"/> carries as a JSON string.</summary>
public sealed record DockerContainerConfig
{
    /// <summary>User, uid, user:group.</summary>
    [JsonPropertyName("User")]
    public string? User { get; init; }

    /// <summary>The working directory.</summary>
    [JsonPropertyName("WorkingDir")]
    public string? WorkingDir { get; init; }

    /// <summary>The host name.</summary>
    [JsonPropertyName("Hostname")]
    public string? Hostname { get; init; }

    /// <summary>Labels of the container.</summary>
    [JsonPropertyName("Labels")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Keeps standard input open (<c>interactive</c>).</summary>
    [JsonPropertyName("OpenStdin")]
    public bool? OpenStdin { get; init; }

    /// <summary>Gives a terminal (<c>pseudoTerminal</c>).</summary>
    [JsonPropertyName("Tty")]
    public bool? Tty { get; init; }

    /// <summary>No network at all (<c>disableNetworking</c>).</summary>
    [JsonPropertyName("NetworkDisabled")]
    public bool? NetworkDisabled { get; init; }

    /// <summary>The health check; needs <see cref="Payload.AcsContainer.HealthCheckType"/> too.</summary>
    [JsonPropertyName("Healthcheck")]
    public DockerHealthcheck? Healthcheck { get; init; }

    /// <summary>Gives the JSON string.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AgentLinkJson.Default.DockerContainerConfig);

    /// <summary>Reads the JSON string; absent or empty is an empty config.</summary>
    /// <exception cref="JsonException">It is not a Docker container Config.</exception>
    public static DockerContainerConfig Parse(string? json) =>
        string.IsNullOrEmpty(json) ? new() : JsonSerializer.Deserialize(json, AgentLinkJson.Default.DockerContainerConfig) ?? new();
}

/// <summary>Docker's health check. Times are nanoseconds.</summary>
public sealed record DockerHealthcheck
{
    /// <summary><c>["CMD", …]</c> or <c>["CMD-SHELL", "…"]</c>.</summary>
    [JsonPropertyName("Test")]
    public IReadOnlyList<string>? Test { get; init; }

    /// <summary>Between two checks (nanoseconds).</summary>
    [JsonPropertyName("Interval")]
    public long? Interval { get; init; }

    /// <summary>For one check (nanoseconds).</summary>
    [JsonPropertyName("Timeout")]
    public long? Timeout { get; init; }

    /// <summary>In which failures do not count (nanoseconds).</summary>
    [JsonPropertyName("StartPeriod")]
    public long? StartPeriod { get; init; }

    /// <summary>Failures in a row that make it unhealthy.</summary>
    [JsonPropertyName("Retries")]
    public long? Retries { get; init; }
}
