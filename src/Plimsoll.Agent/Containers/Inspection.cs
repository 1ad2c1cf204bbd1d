using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.Agent.Containers;

/// <summary>What the engine says of a container at this moment.</summary>
/// <param name="StartedAt">Its last start; null when it never ran.</param>
/// <param name="Running">It runs now.</param>
/// <param name="Exit">How it ended, when it ran and does not now.</param>
/// <param name="Health">HEALTHY, UNHEALTHY or UNKNOWN.</param>
internal sealed record Inspection(DateTimeOffset? StartedAt, bool Running, ContainerExit? Exit, string Health)
{
    public const string OutOfMemory = "OutOfMemoryError: Container killed due to memory usage";

    /// <summary>Asks; null when the container does not exist.</summary>
    public static async Task<Inspection?> AskAsync(DockerEngine engine, string dockerId, CancellationToken cancel)
    {
        try
        {
            return Of(await engine.Client.Containers.InspectContainerAsync(dockerId, cancel).ConfigureAwait(false));
        }
        catch (DockerContainerNotFoundException)
        {
            return null;
        }
    }

    public static Inspection Of(ContainerInspectResponse response)
    {
        var state = response.State!;
        var started = Time(state.StartedAt);
        var running = state.Running || state.Paused || state.Restarting;
        return new Inspection(started, running, running || started is null ? null : Ended(state), state.Health?.Status switch
        {
            "healthy" => HealthStatus.Healthy,
            "unhealthy" => HealthStatus.Unhealthy,
            _ => HealthStatus.Unknown,
        });
    }

    private static ContainerExit Ended(State state) => new(
        (int)state.ExitCode,
        state.OOMKilled ? OutOfMemory : state.Error is { Length: > 0 } error ? "ContainerRuntimeError: " + error : null,
        Time(state.FinishedAt) ?? Time(state.StartedAt)!.Value);

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at.Year > 1 ? at : null;
}
