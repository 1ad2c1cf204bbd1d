using Plimsoll.Cells;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.Layers;

/// <summary>The layers of repositories, for the API and the registry alike: the record says whose, the blob store has the bytes.</summary>
internal sealed class LayerStore(EcrContext context)
{
    private static readonly TimeSpan TouchGranularity = TimeSpan.FromHours(1);

    /// <summary>
    /// A layer of a repository that can be pulled: archived images alone do not make it so. Whoever hears of it may count on it for a day
    /// (<see cref="LayerRecord.TouchedAt"/>).
    /// </summary>
    /// <exception cref="Wire.Errors.AwsException"><c>RepositoryNotFoundException</c>.</exception>
    public async ValueTask<LayerRecord?> FindAsync(RegistryScope registry, string repository, Digest digest)
    {
        var cell = context.Cell(registry);
        var key = LayerRecord.KeyOf(repository, digest.ToString());
        var layer = await cell.ReadAsync(view =>
        {
            EcrContext.Known(view, registry, repository);
            return view.Get(EcrTables.Layers, key) is { IsArchived: false } found ? found : null;
        });
        var now = context.Now;
        return layer is null || now - layer.TouchedAt < TouchGranularity ? layer : await cell.WriteAsync(tx =>
        {
            var current = tx.Get(EcrTables.Layers, key);
            if (current is not null)
            {
                tx.Put(EcrTables.Layers, current = current with { TouchedAt = now });
            }

            return current;
        });
    }

    /// <summary>True for a layer of archived images, and of no other.</summary>
    public ValueTask<bool> IsArchivedAsync(RegistryScope registry, string repository, Digest digest) => context.Cell(registry).ReadAsync(
        view => view.Get(EcrTables.Layers, LayerRecord.KeyOf(repository, digest.ToString())) is { IsArchived: true });

    /// <summary>Begins an upload into a repository.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>RepositoryNotFoundException</c>.</exception>
    public async ValueTask<Guid> BeginAsync(RegistryScope registry, string repository)
    {
        await RequireAsync(registry, repository);
        return context.RoomOf(registry, repository).Uploads.Begin(registry.OwnerOf(repository));
    }

    /// <summary>Makes an upload a layer of the repository; durable when this returns.</summary>
    /// <exception cref="UploadNotFoundException">There is no such upload.</exception>
    /// <exception cref="Wire.Errors.AwsException"><c>RepositoryNotFoundException</c>, or <c>InvalidLayerException</c>: the content has another digest.</exception>
    public async Task CompleteAsync(RegistryScope registry, string repository, Guid id, Digest digest, CancellationToken cancel)
    {
        await RequireAsync(registry, repository);
        var room = context.RoomOf(registry, repository);
        using var held = room.Blobs.Hold(digest);
        long size;
        try
        {
            size = await room.Uploads.CompleteAsync(registry.OwnerOf(repository), id, digest, cancel);
        }
        catch (DigestMismatchException mismatch)
        {
            throw EcrErrors.InvalidLayer(digest, mismatch.Actual);
        }

        await AddAsync(registry, repository, digest, size, room);
    }

    /// <summary>Gives a repository a layer that its room has; the caller holds the digest there.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>RepositoryNotFoundException</c>.</exception>
    public async Task AddAsync(RegistryScope registry, string repository, Digest digest, long size, BlobRoom room) => await context.Cell(registry).WriteAsync(tx =>
    {
        context.CheckRoom(tx, registry, repository, room);
        Put(tx, repository, digest, size);
    });

    /// <summary>Gives a repository a layer that another one of the registry has, where the account allows it and both are encrypted, or neither.</summary>
    /// <returns>False when it was not mounted.</returns>
    public ValueTask<bool> MountAsync(RegistryScope registry, string repository, string from, Digest digest) => context.Cell(registry).WriteAsync(tx =>
    {
        var known = EcrContext.Known(tx, registry, repository);
        if (context.Rooms.Of(known) != context.Rooms.Of(tx.Get(EcrTables.Repositories, from))
            || tx.Get(EcrTables.Settings, SettingRecord.BlobMounting)?.Value != SettingRecord.Enabled
            || tx.Get(EcrTables.Layers, LayerRecord.KeyOf(from, digest.ToString())) is not { IsArchived: false } layer)
        {
            return false;
        }

        Put(tx, repository, digest, layer.Size);
        return true;
    });

    /// <summary>Takes a layer from a repository, unless one of its images names it.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>RepositoryNotFoundException</c>.</exception>
    public ValueTask<LayerRemoval> RemoveAsync(RegistryScope registry, string repository, Digest digest) => context.Cell(registry).WriteAsync(tx =>
    {
        EcrContext.Known(tx, registry, repository);
        var key = LayerRecord.KeyOf(repository, digest.ToString());
        if (tx.Get(EcrTables.Layers, key) is null)
        {
            return LayerRemoval.Unknown;
        }

        if (tx.Derived<ImageUse>().HasLayer(repository, digest.ToString()))
        {
            return LayerRemoval.Used;
        }

        tx.Remove(EcrTables.Layers, key);
        return LayerRemoval.Removed;
    });

    private ValueTask<RepositoryRecord> RequireAsync(RegistryScope registry, string repository) =>
        context.Cell(registry).ReadAsync(view => EcrContext.Known(view, registry, repository));

    private void Put(Tx tx, string repository, Digest digest, long size) => tx.Put(EcrTables.Layers, new LayerRecord
    {
        Repository = repository,
        Digest = digest.ToString(),
        Size = size,
        TouchedAt = context.Now,
        MediaType = tx.Get(EcrTables.Layers, LayerRecord.KeyOf(repository, digest.ToString()))?.MediaType,
    });
}
