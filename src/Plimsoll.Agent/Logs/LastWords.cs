using Docker.DotNet;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Containers;

namespace Plimsoll.Agent.Logs;

/// <summary>
/// Before the containers of an instance are removed, and with them what Docker keeps of their output: ends them, and waits until all that they
/// wrote is shipped.
/// </summary>
internal sealed partial class LastWords(DockerEngine docker, LogShipping shipping, TimeProvider time, ILogger log)
{
    /// <summary>How long the control plane may take for it: the server that is being taken down is asked for no longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Returns when all is shipped; what is not after <see cref="Patience"/> is told.</summary>
    /// <param name="instance">Name of the instance.</param>
    public async Task ShipAsync(string instance)
    {
        using var late = new CancellationTokenSource(Patience, time);
        try
        {
            var running = await docker.Client.Containers.ListContainersAsync(
                new ContainersListParameters { Filters = Labels.Filter(instance) }, late.Token).ConfigureAwait(false);
            await Task.WhenAll(running.Select(container => KillAsync(container.ID, late.Token))).ConfigureAwait(false);
            await shipping.AllDrainedAsync().WaitAsync(late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            LogLost(shipping.Undrained);
        }
        catch (Exception error) when (EngineErrors.IsAbsence(error) || error is DockerApiException)
        {
            LogUnknown(EngineErrors.Describe(error));
        }
    }

    private async Task KillAsync(string id, CancellationToken cancel)
    {
        try
        {
            await docker.Client.Containers.KillContainerAsync(id, new ContainerKillParameters(), cancel).ConfigureAwait(false);
        }
        catch (DockerApiException error) when (!EngineErrors.IsAbsence(error))
        {
            // It has ended by itself.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The logs of {Count} containers are not shipped to their end; the rest goes with the containers")]
    private partial void LogLost(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether all logs are shipped is not known: {Why}")]
    private partial void LogUnknown(string why);
}
