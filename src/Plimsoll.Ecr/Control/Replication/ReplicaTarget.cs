using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Control.Scanning;
using Plimsoll.Ecr.Control.Templates;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.Replication;

/// <summary>Puts copies into a registry, which scans them as it scans what is pushed. They are no pushes otherwise: replicas go no further.</summary>
internal sealed class ReplicaTarget(ImageScans scans)
{
    /// <summary>Puts a copy in, as often as one likes.</summary>
    /// <returns>Why not all of it could be: null when it could.</returns>
    public string? Put(Tx tx, RegistryScope registry, string name, ReplicaSource source, DateTimeOffset now)
    {
        var repository = RepositoryByTemplate.Ensure(tx, name, TemplateRecord.Replication, now);
        foreach (var layer in source.Layers)
        {
            if (tx.Get(EcrTables.Layers, layer.Key) is null)
            {
                tx.Put(EcrTables.Layers, layer with { TouchedAt = now, StorageClass = null });
            }
        }

        foreach (var image in source.Images)
        {
            if (tx.Get(EcrTables.Images, image.Key) is not { } there)
            {
                tx.Put(EcrTables.Images, image with { PushedAt = now, PulledAt = null, StorageClass = null, ArchivedAt = null, ActivatedAt = null });
                LayerArchive.Settle(tx, image with { StorageClass = null });
                scans.OnPush(tx, registry, repository, image);
            }
            else
            {
                foreach (var active in ImageArchive.Activate(tx, there, now))
                {
                    scans.OnPush(tx, registry, repository, active);
                }
            }
        }

        string? failure = null;
        foreach (var tag in source.Tags)
        {
            failure = PutTag(tx, repository, source.Images[^1], tag) ?? failure;
        }

        return failure;
    }

    private static string? PutTag(Tx tx, RepositoryRecord repository, ImageRecord image, string tag)
    {
        var there = tx.Get(EcrTables.Tags, TagRecord.KeyOf(repository.Name, tag));
        if (there?.Digest == image.Digest)
        {
            return null;
        }

        if (there is not null && TagMutability.Pins(repository, tag))
        {
            return "ImageTagAlreadyExists";
        }

        if (tx.Count(EcrTables.TagsByImage, image.Key) >= ImagePush.MostTagsPerImage)
        {
            return "LimitExceeded";
        }

        tx.Put(EcrTables.Tags, new TagRecord(repository.Name, tag, image.Digest));
        return null;
    }
}
