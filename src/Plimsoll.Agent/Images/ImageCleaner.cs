using Docker.DotNet;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Engine;

namespace Plimsoll.Agent.Images;

/// <summary>Every clean-up interval removes images that this agent pulled and no task needs.</summary>
internal sealed partial class ImageCleaner(
    DockerEngine docker, ImageLedger ledger, TaskEngine tasks, AgentConfig config, TimeProvider time, ILogger log)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!config.DisableImageCleanup)
        {
            await Task.Delay(config.ImageCleanupInterval, time, cancel).ConfigureAwait(false);
            await CleanAsync(cancel).ConfigureAwait(false);
        }
    }

    internal async Task CleanAsync(CancellationToken cancel)
    {
        var inUse = (await tasks.SnapshotAsync().ConfigureAwait(false))
            .SelectMany(it => it.Plan.Containers.Select(container => container.Source?.Image).Concat(it.State.Containers.Select(container => container.ImageReference)))
            .OfType<string>()
            .ToHashSet();
        foreach (var image in ledger.Candidates(inUse, time.GetUtcNow(), config.ImageMinimumCleanupAge, config.ImagesDeletedPerCycle))
        {
            try
            {
                await docker.Client.Images.DeleteImageAsync(image, new ImageDeleteParameters(), cancel).ConfigureAwait(false);
                ledger.Removed(image);
                LogRemoved(image);
            }
            catch (DockerImageNotFoundException)
            {
                ledger.Removed(image);
            }
            catch (Exception e) when (e is DockerApiException || EngineErrors.IsAbsence(e))
            {
                // Another instance's container uses it, or the engine is away: the next cycle tries again.
                LogStays(e, image);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Image {Image} is not used any more and is removed")]
    private partial void LogRemoved(string image);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Image {Image} stays")]
    private partial void LogStays(Exception e, string image);
}
