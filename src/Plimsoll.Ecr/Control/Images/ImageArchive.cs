using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Images;

/// <summary>
/// Moves images between the storage classes. What refers to an image (signatures and the like) goes with it, both ways, and what an
/// index names comes back with it: no active index names an archived image.
/// </summary>
internal static class ImageArchive
{
    /// <summary>Archives an image with all that refers to it; what its scan found is gone.</summary>
    /// <param name="tx">The cell.</param>
    /// <param name="image">An active image that no active index names.</param>
    /// <param name="now">Time.</param>
    /// <param name="spared">Digests of images that stay active.</param>
    /// <returns>Number of images archived.</returns>
    public static int Archive(Tx tx, ImageRecord image, DateTimeOffset now, IReadOnlySet<string> spared)
    {
        tx.Put(EcrTables.Images, image with { StorageClass = StorageClass.Archive, ArchivedAt = now });
        tx.Remove(EcrTables.Scans, image.Key);
        LayerArchive.Settle(tx, image);
        return 1 + tx.In(EcrTables.ImagesBySubject, image.Key)
            .Where(referrer => !referrer.IsArchived && !spared.Contains(referrer.Digest) && !tx.Derived<ImageUse>().HasActiveChild(image.Repository, referrer.Digest))
            .ToList().Sum(referrer => Archive(tx, referrer, now, spared));
    }

    /// <summary>Restores an image, what it names and what refers to it.</summary>
    /// <returns>The images that were archived, as they are now.</returns>
    public static IReadOnlyList<ImageRecord> Activate(Tx tx, ImageRecord image, DateTimeOffset now)
    {
        var activated = new List<ImageRecord>();
        Activate(tx, image, now, activated);
        return activated;
    }

    private static void Activate(Tx tx, ImageRecord image, DateTimeOffset now, List<ImageRecord> activated)
    {
        if (!image.IsArchived)
        {
            return;
        }

        var active = image with { StorageClass = null, ActivatedAt = now };
        tx.Put(EcrTables.Images, active);
        LayerArchive.Settle(tx, active);
        foreach (var child in image.Children)
        {
            if (tx.Get(EcrTables.Images, ImageRecord.KeyOf(image.Repository, child)) is { } found)
            {
                Activate(tx, found, now, activated);
            }
        }

        activated.Add(active);
        foreach (var referrer in tx.In(EcrTables.ImagesBySubject, image.Key).ToList())
        {
            Activate(tx, referrer, now, activated);
        }
    }
}
