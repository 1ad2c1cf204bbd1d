using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Registries;

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
    /// <exception cref="RegistryTokenException">There is no login to pull it with.</exception>
    public async Task<PullResult> EnsureAsync(PullRequest request, CancellationToken cancel)
    {
        if (request.Pin is { } pin && await FindAsync(pin.Reference ?? pin.ImageId, cancel).ConfigureAwait(false) is not null)
        {
            return new PullResult(pin, Pulled: false, Note: null);
        }

        var reference = ImageReference.Parse(request.Image);
        var local = request.Behavior == ImagePullBehavior.Always || request.Pin?.Digest is not null
            ? null
            : await FindAsync(request.Image, cancel).ConfigureAwait(false);
        if (local is not null && MayUseUnasked(request, reference, local))
        {
            return Cached(reference, local, null);
        }

        try
        {
            var source = await request.Find(cancel).ConfigureAwait(false);
            return await EnsureAsync(request, source with { Digest = request.Pin?.Digest ?? source.Digest }, reference, local, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (local is not null && request.Behavior == ImagePullBehavior.Default
            && (e is DockerApiException or ImagePullException or RegistryTokenException or TimeoutException))
        {
            return Cached(reference, local, $"The image could not be pulled, the cached one is used: {EngineErrors.Describe(e)}");
        }
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

    private async Task<PullResult> EnsureAsync(
        PullRequest request, ImageSource source, ImageReference reference, ImageInspectResponse? local, CancellationToken cancel)
    {
        if (source.Exact is { } exact)
        {
            if (request.Behavior != ImagePullBehavior.Always && await FindAsync(exact, cancel).ConfigureAwait(false) is { } same)
            {
                return await TakenAsync(source, reference, same, local, pulled: false, cancel).ConfigureAwait(false);
            }
        }
        else if (local is not null && !source.IsOwn && await CompareAsync(request, source, reference, local, cancel).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        try
        {
            await PullAsync(request, source, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (source.Repository != reference.Repository && EngineErrors.IsPullFailure(e))
        {
            // The engine speaks of the host that it was told, the task of the one that it knows.
            throw new ImagePullException(EngineErrors.Describe(e).Replace(source.Repository, reference.Repository, StringComparison.Ordinal));
        }

        var got = await engine.Client.Images.InspectImageAsync(source.Name, cancel).ConfigureAwait(false);
        var settled = source with { Digest = source.Digest ?? new ImageReference(source.Repository, source.Reference).DigestIn(got.RepoDigests) };
        return await TakenAsync(settled, reference, got, local, pulled: true, cancel).ConfigureAwait(false);
    }

    // Pulled by digest an image has no tag. It gets the name that the task has for it, which people and the next task look for.
    private async Task<PullResult> TakenAsync(
        ImageSource source, ImageReference reference, ImageInspectResponse image, ImageInspectResponse? local, bool pulled, CancellationToken cancel)
    {
        if (source.Exact is null)
        {
            return new PullResult(Pin(reference, image), pulled, Note: null);
        }

        if (source.IsOwn && !reference.IsDigest && local?.ID != image.ID)
        {
            await engine.Client.Images.TagImageAsync(
                image.ID, new ImageTagParameters { RepositoryName = reference.Repository, Tag = reference.Tag }, cancel).ConfigureAwait(false);
        }

        return new PullResult(new ImagePin(image.ID, source.Digest, source.Exact), pulled, Note: null);
    }

    // An image that came from no registry is the user's own build, unless ours knows the name: then what was pushed counts.
    private static bool MayUseUnasked(PullRequest request, ImageReference reference, ImageInspectResponse local) =>
        reference.IsDigest || request.Behavior == ImagePullBehavior.PreferCached
        || (request.Behavior == ImagePullBehavior.Once && request.PulledBefore)
        || (!request.IsOwn && reference.DigestIn(local.RepoDigests) is null);

    /// <summary>The local image when its registry, asked by the engine, still has the same one or does not tell.</summary>
    private async Task<PullResult?> CompareAsync(
        PullRequest request, ImageSource source, ImageReference reference, ImageInspectResponse local, CancellationToken cancel)
    {
        // The registry is asked with the engine's own rights; where a login is needed only a pull can tell.
        if (request.Behavior != ImagePullBehavior.Default || source.Login is not null)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(ManifestPatience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            var remote = await engine.Client.Distribution.InspectAsync(request.Image, both.Token).ConfigureAwait(false);
            return remote.Descriptor.Digest == reference.DigestIn(local.RepoDigests) ? Cached(reference, local, null) : null;
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
        new(Pin(reference, local), Pulled: false, note);

    private static ImagePin Pin(ImageReference reference, ImageInspectResponse image) =>
        new(image.ID, reference.DigestIn(image.RepoDigests), reference.ExactIn(image.RepoDigests));

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

    private async Task PullAsync(PullRequest request, ImageSource source, CancellationToken cancel)
    {
        SharedPull pull;
        lock (_gate)
        {
            if (!_underWay.TryGetValue(source.Name, out pull!))
            {
                pull = new SharedPull(engine, time, request, source);
                _underWay.Add(source.Name, pull);
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
                    _underWay.Remove(source.Name);
                    pull.Dispose();
                }
            }
        }
    }
}
