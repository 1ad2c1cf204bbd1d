using Plimsoll.Cells;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Replication;

/// <summary>What a replication copies: records only, the blobs are those of all registries.</summary>
/// <param name="Images">The image and, before it, those that it names.</param>
/// <param name="Layers">Their layers.</param>
/// <param name="Tags">The tags that still are the image's.</param>
internal sealed record ReplicaSource(IReadOnlyList<ImageRecord> Images, IReadOnlyList<LayerRecord> Layers, IReadOnlyList<string> Tags)
{
    /// <summary>Looks at the source; null when the image is gone.</summary>
    public static ReplicaSource? Of(View view, ReplicationRecord replication)
    {
        if (view.Get(EcrTables.Images, ImageRecord.KeyOf(replication.Repository, replication.Digest)) is not { } root)
        {
            return null;
        }

        var images = new List<ImageRecord>();
        Collect(view, root, images, []);
        return new ReplicaSource(
            images,
            [
                .. images.SelectMany(image => image.Layers).Distinct()
                    .Select(digest => view.Get(EcrTables.Layers, LayerRecord.KeyOf(root.Repository, digest))).OfType<LayerRecord>(),
            ],
            [.. replication.Tags.Where(tag => view.Get(EcrTables.Tags, TagRecord.KeyOf(root.Repository, tag))?.Digest == root.Digest)]);
    }

    /// <summary>The digests of all that it names.</summary>
    public IEnumerable<string> Digests => Images.Select(image => image.Digest).Concat(Layers.Select(layer => layer.Digest));

    private static void Collect(View view, ImageRecord image, List<ImageRecord> images, HashSet<string> seen)
    {
        if (!seen.Add(image.Digest))
        {
            return;
        }

        foreach (var child in image.Children)
        {
            if (view.Get(EcrTables.Images, ImageRecord.KeyOf(image.Repository, child)) is { } found)
            {
                Collect(view, found, images, seen);
            }
        }

        images.Add(image);
    }
}
