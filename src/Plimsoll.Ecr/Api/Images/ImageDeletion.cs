using Plimsoll.Cells;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.Holding;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Deletes images (spec/ecr.md §3, BatchDeleteImage), but none that is in use (docs/decisions/images-in-use.md).</summary>
internal sealed class ImageDeletion(EcrContext context)
{
    /// <summary>Deletes images and tags; those in use are failures of their own, unless forced.</summary>
    public ValueTask<BatchDeleteImageResponse> RunAsync(RegistryScope registry, BatchDeleteImageRequest input, bool force)
    {
        var elsewhere = force ? [] : context.Guard.Elsewhere(registry, input.RepositoryName!);
        return context.Cell(registry).WriteAsync(tx =>
        {
            EcrContext.Known(tx, registry, input.RepositoryName!);
            var holds = force ? null : context.Guard.In(tx, registry, input.RepositoryName!, elsewhere);
            var removed = new List<ImageIdentifier>();
            var failures = new List<ImageFailure>();

            // Indexes go first, so that a call which names an index and its images removes all of them.
            foreach (var id in input.ImageIds!.Distinct().OrderBy(id => ImageLookup.Find(tx, input.RepositoryName!, id).Image is not { Children.Count: > 0 }))
            {
                if (Delete(tx, input.RepositoryName!, id, removed, holds) is { } failure)
                {
                    failures.Add(failure);
                }
            }

            return new BatchDeleteImageResponse { ImageIds = removed, Failures = failures };
        });
    }

    private static ImageFailure? Delete(Tx tx, string repository, ImageIdentifier id, List<ImageIdentifier> removed, Holds? holds)
    {
        var (image, failure) = ImageLookup.Find(tx, repository, id);
        if (image is null)
        {
            // Named twice in one call, e.g. by digest and by tag.
            return failure!.FailureCode == "ImageNotFound" && removed.Any(gone => (id.ImageTag is null || gone.ImageTag == id.ImageTag) && (id.ImageDigest is null || gone.ImageDigest == id.ImageDigest))
                ? null
                : failure;
        }

        if (id.ImageTag is { } tag && tx.Count(EcrTables.TagsByImage, image.Key) > 1)
        {
            if (holds?.OfTag(tag) is { Count: > 0 } users)
            {
                return InUse(repository, id, users);
            }

            tx.Remove(EcrTables.Tags, TagRecord.KeyOf(repository, tag));
            removed.Add(new ImageIdentifier { ImageDigest = image.Digest, ImageTag = tag });
            return null;
        }

        if (tx.Derived<ImageUse>().HasChild(repository, image.Digest))
        {
            var by = tx.In(EcrTables.ImagesByRepository, repository).Where(index => index.Children.Contains(image.Digest)).Select(index => index.Digest);
            return new ImageFailure
            {
                ImageId = id,
                FailureCode = "ImageReferencedByManifestList",
                FailureReason = $"Requested image referenced by manifest list: [{string.Join(", ", by)}]",
            };
        }

        if (holds?.Of(image.Digest) is { Count: > 0 } holders)
        {
            return InUse(repository, id, holders);
        }

        var tags = ImageRemoval.Remove(tx, image);
        removed.AddRange(tags.Count == 0
            ? [new ImageIdentifier { ImageDigest = image.Digest }]
            : tags.Select(gone => new ImageIdentifier { ImageDigest = image.Digest, ImageTag = gone }));
        return null;
    }

    private static ImageFailure InUse(string repository, ImageIdentifier id, IReadOnlyList<string> users)
    {
        var name = id.ImageTag is { } tag ? $"{repository}:{tag}" : $"{repository}@{id.ImageDigest}";
        return new ImageFailure
        {
            ImageId = id,
            FailureCode = "ImageInUse",
            FailureReason = $"Requested image is in use by {Holds.Named(users)}. Stop the tasks and deregister the task definitions first, or delete it all the same: plimsoll images rm --force {name}",
        };
    }
}
