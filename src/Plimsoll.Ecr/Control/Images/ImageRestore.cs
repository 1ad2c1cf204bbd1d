using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Replication;
using Plimsoll.Ecr.Control.Scanning;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.Images;

/// <summary>Restores images from the archive: to scans and replication they are as pushed now (Amazon ECR User Guide, Restoring an image).</summary>
internal sealed class ImageRestore(EcrContext context, ImageScans scans)
{
    /// <summary>Restores an image, with what it names and what refers to it; nothing happens to an active one.</summary>
    public void Restore(Tx tx, RegistryScope registry, ImageRecord image)
    {
        var repository = EcrContext.Known(tx, registry, image.Repository);
        foreach (var active in ImageArchive.Activate(tx, image, context.Now))
        {
            scans.OnPush(tx, registry, repository, active);
            ReplicationQueue.Add(tx, active, [.. tx.In(EcrTables.TagsByImage, active.Key).Select(tag => tag.Tag)]);
        }
    }
}
