using Plimsoll.Ecr.Control.Images;

namespace Plimsoll.Ecr.Control.PullThrough;

/// <summary>An image that a repository is getting from upstream.</summary>
internal sealed class ImageFlight
{
    private readonly TaskCompletionSource<Manifest?> _manifest = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its manifest as soon as it is known; null where what the repository has is the answer, be it nothing.</summary>
    public Task<Manifest?> Manifest => _manifest.Task;

    /// <summary>Ends, never with an error, when the repository has the image or will not get it.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    /// <summary>True once a client was given the manifest.</summary>
    public bool Pulled { get; set; }

    /// <summary>Runs it, away from the caller.</summary>
    public void Start(Func<ImageFlight, Task> run) => Done = Task.Run(() => run(this));

    public void Show(Manifest? manifest) => _manifest.TrySetResult(manifest);

    public void Fail(Exception error)
    {
        // Nobody may be waiting for it.
        _manifest.TrySetException(error);
        _ = _manifest.Task.Exception;
    }
}
