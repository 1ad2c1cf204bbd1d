using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Control.Replication;
using Plimsoll.Ecr.Control.Scanning;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Control.Images;

/// <summary>Puts images into repositories, for the API and the registry alike (spec/ecr.md §3, PutImage).</summary>
internal sealed class ImagePush(EcrContext context, ImageScans scans, ImageRestore restore)
{
    /// <summary>How many tags an image can have (spec/ecr.md §9).</summary>
    public const int MostTagsPerImage = 1000;

    /// <summary>Puts a manifest in, under as many tags as are given, all or none of it; durable when this returns.</summary>
    /// <param name="registry">Registry.</param>
    /// <param name="repository">Repository.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="tags">The tags, each once.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="checkedAt">For an image of a registry upstream: when it was fetched (<see cref="TagRecord.CheckedAt"/>).</param>
    /// <exception cref="AwsException">No such repository, a layer or image that it lacks, a tag that may not move.</exception>
    public async Task<PushedImage> PushAsync(
        RegistryScope registry, string repository, Manifest manifest, IReadOnlyList<string> tags, CancellationToken cancel, DateTimeOffset? checkedAt = null)
    {
        var room = context.RoomOf(registry, repository);
        using var held = room.Blobs.Hold(manifest.Digest);
        var cell = context.Cell(registry);
        var known = cell.Peek(view =>
        {
            Check(view, registry, EcrContext.Known(view, registry, repository), manifest, tags);
            return view.Get(EcrTables.Images, ImageRecord.KeyOf(repository, manifest.Digest.ToString()));
        });
        if (known is null)
        {
            await room.Blobs.PublishAsync(manifest.Digest, manifest.Bytes, cancel);
        }

        return await cell.WriteAsync(tx =>
        {
            context.CheckRoom(tx, registry, repository, room);
            return Put(tx, registry, repository, manifest, tags, checkedAt);
        });
    }

    private PushedImage Put(Tx tx, RegistryScope registry, string repository, Manifest manifest, IReadOnlyList<string> tags, DateTimeOffset? checkedAt)
    {
        Check(tx, registry, EcrContext.Known(tx, registry, repository), manifest, tags);
        var digest = manifest.Digest.ToString();
        var image = tx.Get(EcrTables.Images, ImageRecord.KeyOf(repository, digest));
        var isNew = image is null or { IsArchived: true };
        if (image is null)
        {
            image = new ImageRecord
            {
                Repository = repository,
                Digest = digest,
                MediaType = manifest.MediaType,
                ArtifactType = manifest.ArtifactType,
                ManifestSize = manifest.Bytes.Length,
                Size = manifest.Children.Count == 0 ? manifest.Size : manifest.Children.Max(child => tx.Get(EcrTables.Images, ImageRecord.KeyOf(repository, child))!.Size),
                PushedAt = context.Now,
                Layers = manifest.Layers,
                Children = manifest.Children,
                Subject = manifest.Subject,

                // They are shown with referrers alone, and can be megabytes.
                Annotations = manifest.Subject is null ? null : manifest.Annotations,
            };
            tx.Put(EcrTables.Images, image);
            NameLayers(tx, repository, manifest);
            LayerArchive.Settle(tx, image);
            scans.OnPush(tx, registry, tx.Get(EcrTables.Repositories, repository)!, image);
        }
        else
        {
            // A push takes an image out of the archive.
            restore.Restore(tx, registry, image);
        }

        // An index that is pushed brings back what it names.
        foreach (var child in manifest.Children)
        {
            restore.Restore(tx, registry, tx.Get(EcrTables.Images, ImageRecord.KeyOf(repository, child))!);
        }

        var moved = tags.Where(tag => tx.Get(EcrTables.Tags, TagRecord.KeyOf(repository, tag))?.Digest != digest).ToList();
        foreach (var tag in moved)
        {
            if (tx.Count(EcrTables.TagsByImage, image.Key) >= MostTagsPerImage)
            {
                throw new AwsException("LimitExceededException", $"An image can have at most {MostTagsPerImage} tags");
            }

            tx.Put(EcrTables.Tags, new TagRecord(repository, tag, digest) { CheckedAt = checkedAt });
        }

        // What the cache fetched was pushed by nobody.
        if ((isNew || moved.Count > 0) && checkedAt is null)
        {
            ReplicationQueue.Add(tx, image, moved);
        }

        return new PushedImage(image, !isNew && moved.Count == 0);
    }

    // Nobody says what a layer is before an image does.
    private static void NameLayers(Tx tx, string repository, Manifest manifest)
    {
        foreach (var (digest, type) in manifest.LayerTypes)
        {
            if (tx.Get(EcrTables.Layers, LayerRecord.KeyOf(repository, digest)) is { MediaType: null } layer)
            {
                tx.Put(EcrTables.Layers, layer with { MediaType = type });
            }
        }
    }

    private static void Check(View view, RegistryScope registry, RepositoryRecord repository, Manifest manifest, IReadOnlyList<string> tags)
    {
        Require(
            manifest.Layers, digest => view.Get(EcrTables.Layers, LayerRecord.KeyOf(repository.Name, digest)) is not null,
            missing => EcrErrors.LayersNotFound(registry, repository.Name, missing));
        Require(
            manifest.Children, digest => view.Get(EcrTables.Images, ImageRecord.KeyOf(repository.Name, digest)) is not null,
            missing => EcrErrors.ReferencedImagesNotFound(registry, repository.Name, missing));
        var pinned = tags.FirstOrDefault(tag => view.Get(EcrTables.Tags, TagRecord.KeyOf(repository.Name, tag)) is { } taken
            && taken.Digest != manifest.Digest.ToString() && TagMutability.Pins(repository, tag));
        if (pinned is not null)
        {
            throw EcrErrors.ImageTagAlreadyExists(repository.Name, pinned);
        }
    }

    private static void Require(IReadOnlyList<string> digests, Func<string, bool> there, Func<IEnumerable<string>, AwsException> error)
    {
        var missing = digests.Where(digest => !there(digest)).ToList();
        if (missing.Count > 0)
        {
            throw error(missing);
        }
    }
}
