using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>The archive of images (Amazon ECR User Guide, Archiving an image).</summary>
internal sealed class StorageClassApi(EcrContext context, ImageRestore restore)
{
    private static readonly HashSet<string> Nothing = [];

    public IReadOnlyList<Operation> Operations =>
    [
        Create(
            "UpdateImageStorageClass", EcrApiJson.Default.UpdateImageStorageClassRequest, EcrApiJson.Default.UpdateImageStorageClassResponse,
            UpdateAsync),
    ];

    private ValueTask<UpdateImageStorageClassResponse> UpdateAsync(CallContext call, UpdateImageStorageClassRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        return context.Cell(registry).WriteAsync(tx =>
        {
            var repository = EcrContext.Known(tx, registry, input.RepositoryName!).Name;
            var image = ImageLookup.Known(tx, registry, repository, input.ImageId!);
            if (input.TargetStorageClass == StorageClass.Standard)
            {
                restore.Restore(tx, registry, image);
            }
            else if (tx.Derived<ImageUse>().HasActiveChild(repository, image.Digest))
            {
                throw EcrErrors.StorageClassNotSupported("the image is referenced by a manifest list that is not archived");
            }
            else if (!image.IsArchived)
            {
                ImageArchive.Archive(tx, image, context.Now, Nothing);
            }

            return new UpdateImageStorageClassResponse
            {
                RegistryId = registry.Account,
                RepositoryName = repository,
                ImageId = input.ImageId! with { ImageDigest = image.Digest },
                ImageStatus = tx.Get(EcrTables.Images, image.Key)!.Status,
            };
        });
    }
}
