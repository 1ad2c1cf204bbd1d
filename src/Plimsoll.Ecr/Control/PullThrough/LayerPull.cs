namespace Plimsoll.Ecr.Control.PullThrough;

/// <summary>A layer that a repository is getting from upstream.</summary>
internal sealed class LayerPull
{
    private readonly TaskCompletionSource<LayerTransfer?> _transfer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The download, once it is known that there is one; null where none is needed.</summary>
    public Task<LayerTransfer?> Transfer => _transfer.Task;

    /// <summary>Ends when the repository has the layer, with its size; with null where upstream has no such layer.</summary>
    public Task<long?> Done { get; private set; } = Task.FromResult<long?>(null);

    /// <summary>Runs it, away from the caller.</summary>
    public void Start(Func<LayerPull, Task<long?>> run) => Done = Task.Run(async () =>
    {
        try
        {
            return await run(this);
        }
        finally
        {
            _transfer.TrySetResult(null);
        }
    });

    /// <summary>From now on the layer can be read while it comes.</summary>
    public void Show(LayerTransfer transfer) => _transfer.SetResult(transfer);
}
