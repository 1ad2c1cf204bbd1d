using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Output of <c>DescribeImages</c>.</summary>
internal sealed record DescribeImagesResponse
{
    public IReadOnlyList<ImageDetail>? ImageDetails { get; init; }

    public string? NextToken { get; init; }
}
