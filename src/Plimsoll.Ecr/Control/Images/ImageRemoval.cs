using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Control.Replication;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Images;

/// <summary>Takes images and tags away. The layers stay until the collector finds that nobody needs them.</summary>
internal static class ImageRemoval
{
    /// <summary>Removes an image with all its tags, which are returned.</summary>
    public static IReadOnlyList<string> Remove(Tx tx, ImageRecord image)
    {
        var tags = tx.In(EcrTables.TagsByImage, image.Key).ToList();
        foreach (var tag in tags)
        {
            tx.Remove(EcrTables.Tags, tag.Key);
        }

        tx.Remove(EcrTables.Scans, image.Key);
        ReplicationQueue.Remove(tx, image);
        tx.Remove(EcrTables.Images, image.Key);
        LayerArchive.Settle(tx, image);
        return [.. tags.Select(tag => tag.Tag)];
    }

    /// <summary>Removes all that a repository holds, and the repository.</summary>
    public static void RemoveRepository(Tx tx, string repository)
    {
        foreach (var image in tx.In(EcrTables.ImagesByRepository, repository).ToList())
        {
            Remove(tx, image);
        }

        foreach (var layer in tx.In(EcrTables.LayersByRepository, repository).ToList())
        {
            tx.Remove(EcrTables.Layers, layer.Key);
        }

        tx.Remove(EcrTables.LifecyclePolicies, repository);
        tx.Remove(EcrTables.RepositoryPolicies, repository);
        tx.Remove(EcrTables.Repositories, repository);
    }
}
