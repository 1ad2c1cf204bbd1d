using System.Text;
using Plimsoll.Cells;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Control.PullThrough;
using Plimsoll.Ecr.Control.PullThrough.Upstream;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Images in, out and away (spec/ecr.md §3).</summary>
internal sealed class ImagesApi(EcrContext context, ImagePush push, ImagePull pull, PullThroughCache cache, Access access, ImageDeletion deletion)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("PutImage", EcrApiJson.Default.PutImageRequest, EcrApiJson.Default.PutImageResponse, PutAsync),
        Create("BatchGetImage", EcrApiJson.Default.BatchGetImageRequest, EcrApiJson.Default.BatchGetImageResponse, GetAsync),
        Create("BatchDeleteImage", EcrApiJson.Default.BatchDeleteImageRequest, EcrApiJson.Default.BatchDeleteImageResponse, DeleteAsync),
    ];

    private async ValueTask<PutImageResponse> PutAsync(CallContext call, PutImageRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        if (input.ImageTag is not null)
        {
            ImageLookup.CheckTag(input.ImageTag);
        }

        var algorithm = Digest.TryParse(input.ImageDigest, out var named) ? named.Algorithm : null;
        var manifest = ManifestReader.Read(Encoding.UTF8.GetBytes(input.ImageManifest!), input.ImageManifestMediaType, algorithm);
        if (input.ImageDigest is { } given && named != manifest.Digest)
        {
            throw EcrErrors.ImageDigestDoesNotMatch(given, manifest.Digest);
        }

        var pushed = await push.PushAsync(registry, input.RepositoryName!, manifest, input.ImageTag is { } tag ? [tag] : [], call.Aborted);
        return pushed.Existed
            ? throw EcrErrors.ImageAlreadyExists(registry, input.RepositoryName!, pushed.Image.Digest, input.ImageTag)
            : new PutImageResponse
            {
                Image = Shown(registry, pushed.Image, new ImageIdentifier { ImageDigest = pushed.Image.Digest, ImageTag = input.ImageTag }, input.ImageManifest!),
            };
    }

    private async ValueTask<BatchGetImageResponse> GetAsync(CallContext call, BatchGetImageRequest input)
    {
        var registry = EcrContext.RegistryOf(call, input);
        var (images, failures, ids) = await FromUpstreamAsync(call, registry, input);

        // Where upstream answered for all, the repository may be still to be made.
        var found = ids.Count == 0 ? [] : await context.Cell(registry).ReadAsync(view =>
        {
            EcrContext.Known(view, registry, input.RepositoryName!);
            return ids.Select(id => (Id: id, Result: ImageLookup.Find(view, input.RepositoryName!, id))).ToList();
        });
        foreach (var (id, (image, failure)) in found)
        {
            // A type that the caller cannot read is no answer to its question.
            var manifest = image is null or { IsArchived: true } || input.AcceptedMediaTypes?.Contains(image.MediaType) == false ? null : await pull.ManifestAsync(registry, image, call.Aborted);
            if (manifest is not null)
            {
                images.Add(Shown(registry, image!, id with { ImageDigest = image!.Digest }, Encoding.UTF8.GetString(manifest)));
            }
            else
            {
                failures.Add(failure ?? (image!.IsArchived
                    ? new ImageFailure { ImageId = id, FailureCode = "ImageInaccessible", FailureReason = "Requested image is archived" }
                    : new ImageFailure { ImageId = id, FailureCode = "ImageNotFound", FailureReason = "Requested image not found" }));
            }
        }

        return new BatchGetImageResponse { Images = images, Failures = failures };
    }

    // What comes from upstream now, what does not, and what is left to look for in the repository.
    private async Task<(List<Image> Images, List<ImageFailure> Failures, List<ImageIdentifier> Left)> FromUpstreamAsync(
        CallContext call, RegistryScope registry, BatchGetImageRequest input)
    {
        var (images, failures, left) = (new List<Image>(), new List<ImageFailure>(), new List<ImageIdentifier>());
        foreach (var id in input.ImageIds!)
        {
            try
            {
                var manifest = (id.ImageTag ?? id.ImageDigest) is { } reference && ImageLookup.IsReference(reference)
                    ? await cache.ManifestAsync(
                        registry, input.RepositoryName!, reference, false, operation => access.Require(call, operation, registry, input.RepositoryName!), call.Aborted)
                    : null;
                if (manifest is null || (id.ImageDigest ?? manifest.Digest.ToString()) != manifest.Digest.ToString()
                    || input.AcceptedMediaTypes?.Contains(manifest.MediaType) == false)
                {
                    left.Add(id);
                }
                else
                {
                    images.Add(new Image
                    {
                        RegistryId = registry.Account,
                        RepositoryName = input.RepositoryName,
                        ImageId = id with { ImageDigest = manifest.Digest.ToString() },
                        ImageManifest = Encoding.UTF8.GetString(manifest.Bytes.Span),
                        ImageManifestMediaType = manifest.MediaType,
                    });
                }
            }
            catch (UpstreamException error)
            {
                failures.Add(new ImageFailure { ImageId = id, FailureCode = error.Failure.ToString(), FailureReason = error.Message });
            }
        }

        return (images, failures, left);
    }

    private ValueTask<BatchDeleteImageResponse> DeleteAsync(CallContext call, BatchDeleteImageRequest input) =>
        deletion.RunAsync(EcrContext.RegistryOf(call, input), input, force: false);

    private static Image Shown(RegistryScope registry, ImageRecord image, ImageIdentifier id, string manifest) => new()
    {
        RegistryId = registry.Account,
        RepositoryName = image.Repository,
        ImageId = id,
        ImageManifest = manifest,
        ImageManifestMediaType = image.MediaType,
    };
}
