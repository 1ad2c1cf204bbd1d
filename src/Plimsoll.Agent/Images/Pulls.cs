using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;

namespace Plimsoll.Agent.Images;

/// <summary>
/// Brings images to the engine by the four pull behaviours. Containers that ask for the same image at the same time share one pull.
/// </summary>
internal sealed class Pulls(DockerEngine engine, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ManifestPatience = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, SharedPull> _underWay = [];
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _pauseImage = new(1);

    /// <summary>Sees to it that the image is there.</summary>
    /// <exception cref="DockerApiException">It can not be pulled, and none is there that could be used instead.</exception>
    /// <exception cref="ImagePullException">The same, said by the pull itself.</exception>
    public async Task<PullResult> EnsureAsync(PullRequest request, CancellationToken cancel)
    {
        var reference = ImageReference.Parse(request.Image);
        var local = request.Behavior == ImagePullBehavior.Always ? null : await FindAsync(request.Image, cancel).ConfigureAwait(false);
        if (local is not null && await MayUseAsync(request, reference, local, cancel).ConfigureAwait(false) is { } result)
        {
            return result;
        }

        try
        {
            await PullAsync(request, reference, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (local is not null && request.Behavior == ImagePullBehavior.Default
            && (e is DockerApiException or ImagePullException or TimeoutException))
        {
            return Cached(reference, local, $"The image could not be pulled, the cached one is used: {EngineErrors.Describe(e)}");
        }

        var pulled = await engine.Client.Images.InspectImageAsync(request.Image, cancel).ConfigureAwait(false);
        return new PullResult(pulled.ID, reference.DigestIn(pulled.RepoDigests), Pulled: true, Note: null);
    }

    /// <summary>Sees to it that the pause image is there.</summary>
    public async Task EnsurePauseAsync(string architecture, CancellationToken cancel)
    {
        await _pauseImage.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (await FindAsync(PauseImage.Reference, cancel).ConfigureAwait(false) is null)
            {
                await using var tar = PauseImage.Tar(architecture);
                var parameters = new ImagesCreateParameters { FromSrc = "-", Repo = PauseImage.Repository, Tag = PauseImage.Tag };
                await engine.Client.Images
                    .CreateImageAsync(parameters, tar, null, new Progress<JSONMessage>(), cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            _pauseImage.Release();
        }
    }

    public void Dispose() => _pauseImage.Dispose();

    /// <summary>The local image, when the behaviour and the registry let it be used without a pull.</summary>
    private async Task<PullResult?> MayUseAsync(
        PullRequest request, ImageReference reference, ImageInspectResponse local, CancellationToken cancel)
    {
        var digest = reference.DigestIn(local.RepoDigests);
        if (digest is null || reference.IsDigest || request.Behavior == ImagePullBehavior.PreferCached
            || (request.Behavior == ImagePullBehavior.Once && request.PulledBefore))
        {
            return Cached(reference, local, null);
        }

        // The registry is asked with the engine's own rights; where a login is needed only a pull can tell.
        if (request.Behavior != ImagePullBehavior.Default || request.Login is not null)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(ManifestPatience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            var remote = await engine.Client.Distribution.InspectAsync(request.Image, both.Token).ConfigureAwait(false);
            return remote.Descriptor.Digest == digest ? Cached(reference, local, null) : null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Cached(reference, local, "The registry did not answer in time, the cached image is used.");
        }
        catch (DockerApiException e)
        {
            return Cached(reference, local, $"The registry could not be asked, the cached image is used: {EngineErrors.Describe(e)}");
        }
    }

    private static PullResult Cached(ImageReference reference, ImageInspectResponse local, string? note) =>
        new(local.ID, reference.DigestIn(local.RepoDigests), Pulled: false, note);

    private async Task<ImageInspectResponse?> FindAsync(string image, CancellationToken cancel)
    {
        try
        {
            return await engine.Client.Images.InspectImageAsync(image, cancel).ConfigureAwait(false);
        }
        catch (DockerImageNotFoundException)
        {
            return null;
        }
    }

    private async Task PullAsync(PullRequest request, ImageReference reference, CancellationToken cancel)
    {
        SharedPull pull;
        lock (_gate)
        {
            if (!_underWay.TryGetValue(request.Image, out pull!))
            {
                pull = new SharedPull(engine, time, request, reference);
                _underWay.Add(request.Image, pull);
            }

            pull.Join(request.Progress);
        }

        try
        {
            await pull.Task.WaitAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                if (pull.Leave(request.Progress))
                {
                    _underWay.Remove(request.Image);
                    pull.Dispose();
                }
            }
        }
    }
}
