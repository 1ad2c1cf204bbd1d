using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Control.Holding;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Distribution;

/// <summary>The deletes of the distribution specification, which ECR does not have: offered where the server was told so.</summary>
internal sealed class DeleteRoutes(EcrContext context, LayerStore layers)
{
    /// <summary>The operation of the API whose permission is asked for.</summary>
    private const string Operation = "BatchDeleteImage";

    /// <summary><c>DELETE …/manifests/REFERENCE</c>: a tag goes alone, a manifest with all its tags.</summary>
    public async Task ManifestAsync(RegistryCall call)
    {
        call.Require(Operation);
        var (name, reference) = (call.Path.Name, call.Path.Reference);
        var elsewhere = context.Guard.Elsewhere(call.Registry, name);
        await context.Cell(call.Registry).WriteAsync(tx =>
        {
            EcrContext.Known(tx, call.Registry, name);
            var holds = context.Guard.In(tx, call.Registry, name, elsewhere);
            var image = ImagePull.Find(tx, name, reference) ?? throw RegistryException.ManifestUnknown();
            if (image.Digest != reference)
            {
                CheckUsers(holds.OfTag(reference));
                tx.Remove(EcrTables.Tags, TagRecord.KeyOf(name, reference));
                return;
            }

            if (tx.Derived<ImageUse>().HasChild(name, image.Digest))
            {
                throw new RegistryException(403, "DENIED", "The image is part of an index: delete that first");
            }

            CheckUsers(holds.Of(image.Digest));
            ImageRemoval.Remove(tx, image);
        });
        call.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static void CheckUsers(IReadOnlyList<string> users)
    {
        if (users.Count > 0)
        {
            throw new RegistryException(403, "DENIED", $"The image is in use by {Holds.Named(users)}");
        }
    }

    /// <summary><c>DELETE …/blobs/DIGEST</c>: the repository has the layer no longer.</summary>
    public async Task BlobAsync(RegistryCall call)
    {
        call.Require(Operation);
        switch (await layers.RemoveAsync(call.Registry, call.Path.Name, call.Digest()))
        {
            case LayerRemoval.Unknown:
                throw RegistryException.BlobUnknown();
            case LayerRemoval.Used:
                throw new RegistryException(403, "DENIED", "The layer is part of an image: delete that first");
            default:
                call.Response.StatusCode = StatusCodes.Status202Accepted;
                break;
        }
    }
}
