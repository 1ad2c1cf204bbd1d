using System.Globalization;
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Logs;

namespace Plimsoll.Agent.Containers;

/// <summary>What an engine has of a container's output, whether it runs or has stopped, until it is removed.</summary>
/// <param name="Lines">Lines of its log, oldest first; null when its log driver can not be read.</param>
/// <param name="Health">Its last health check that failed, or else its last; null when it had none.</param>
public sealed record ContainerLog(IReadOnlyList<(DateTimeOffset At, string Text)>? Lines, (int ExitCode, string Output)? Health)
{
    // Docker's ids are of this length; whatever else an agent reports is no id.
    private const int IdLength = 64;

    /// <summary>Asks the engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="taskArn">The container's task.</param>
    /// <param name="dockerId">The container's id.</param>
    /// <param name="most">How many lines, the newest.</param>
    /// <param name="since">The earliest line wanted; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null when the engine does not answer, or has no container of that task with this id.</returns>
    public static async Task<ContainerLog?> ReadAsync(
        DockerEngine engine, string taskArn, string dockerId, int most, DateTimeOffset? since, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (dockerId is not { Length: IdLength } || !dockerId.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        try
        {
            var container = await engine.Client.Containers.InspectContainerAsync(dockerId, cancel).ConfigureAwait(false);
            return container.Config?.Labels is { } labels && labels.TryGetValue(Labels.TaskArn, out var arn) && arn == taskArn
                ? new ContainerLog(await LinesAsync(engine, dockerId, container.Config.Tty, most, since, cancel).ConfigureAwait(false), Probe(container.State?.Health))
                : null;
        }
        catch (Exception e) when (EngineErrors.IsAbsence(e) || e is DockerApiException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<(DateTimeOffset At, string Text)>?> LinesAsync(
        DockerEngine engine, string dockerId, bool terminal, int most, DateTimeOffset? since, CancellationToken cancel)
    {
        var from = since is { } at ? string.Create(CultureInfo.InvariantCulture, $"&since={at.ToUnixTimeMilliseconds() / 1000.0:0.000}") : "";
        var path = string.Create(CultureInfo.InvariantCulture, $"/containers/{dockerId}/logs?stdout=1&stderr=1&timestamps=1&tail={most}{from}");
        using var response = await engine.Raw
            .GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return null;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        return await WholeLines.ReadAsync(LogFrames.ReadAsync(stream, terminal, cancel)).ConfigureAwait(false);
    }

    private static (int ExitCode, string Output)? Probe(Health? health)
    {
        var all = health?.Log ?? [];
        var told = all.LastOrDefault(one => one.ExitCode != 0) ?? all.LastOrDefault();
        return told is null ? null : ((int)told.ExitCode, (told.Output ?? "").Trim());
    }
}
