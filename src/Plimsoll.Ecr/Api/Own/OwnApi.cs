using Plimsoll.Ecr.Api.Images;
using Plimsoll.Ecr.Model;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ecr.Api.Own;

/// <summary>What ECR has not: what uses the images of a repository, and their deletion all the same.</summary>
internal sealed class OwnApi(EcrContext context, ImageDeletion deletion)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("DescribeImageUse", EcrApiJson.Default.DescribeImageUseRequest, EcrApiJson.Default.DescribeImageUseResponse, DescribeAsync),
        Create("ForceDeleteImages", EcrApiJson.Default.BatchDeleteImageRequest, EcrApiJson.Default.BatchDeleteImageResponse, DeleteAsync),
    ];

    /// <summary>The operation of ECR that an own one is like: who may do that may do this.</summary>
    public static string LikeOf(string operation) => operation == "ForceDeleteImages" ? "BatchDeleteImage" : "DescribeImages";

    private ValueTask<DescribeImageUseResponse> DescribeAsync(CallContext call, DescribeImageUseRequest input)
    {
        var (registry, name) = (EcrContext.Registry(call, null), input.RepositoryName!);
        var elsewhere = context.Guard.Elsewhere(registry, name);
        return context.Cell(registry).ReadAsync(view =>
        {
            EcrContext.Known(view, registry, name);
            var holds = context.Guard.In(view, registry, name, elsewhere);
            return new DescribeImageUseResponse
            {
                Images =
                [
                    .. view.In(EcrTables.ImagesByRepository, name).Select(image => new UsedImage { ImageDigest = image.Digest, UsedBy = holds.Of(image.Digest) })
                        .Where(image => image.UsedBy!.Count > 0),
                ],
            };
        });
    }

    private ValueTask<BatchDeleteImageResponse> DeleteAsync(CallContext call, BatchDeleteImageRequest input) =>
        deletion.RunAsync(EcrContext.Registry(call, input.RegistryId), input, force: true);
}
