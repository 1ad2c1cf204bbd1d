using Plimsoll.Cells;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Layers;

/// <summary>
/// Layers are in the archive while archived images alone name them. That is written down at each change of an image, and not derived: a
/// client that sends an archived layer again finds it at once, before the image that it is for.
/// </summary>
internal static class LayerArchive
{
    /// <summary>Moves the layers of an image that was put, archived, restored or removed to where they belong now.</summary>
    public static void Settle(Tx tx, ImageRecord image)
    {
        var use = tx.Derived<ImageUse>();
        foreach (var digest in image.Layers)
        {
            var archived = use.HasArchivedLayer(image.Repository, digest);
            if (tx.Get(EcrTables.Layers, LayerRecord.KeyOf(image.Repository, digest)) is { } layer && layer.IsArchived != archived)
            {
                tx.Put(EcrTables.Layers, layer with { StorageClass = archived ? StorageClass.Archive : null });
            }
        }
    }
}
