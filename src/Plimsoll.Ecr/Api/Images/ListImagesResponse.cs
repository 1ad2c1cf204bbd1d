using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Output of <c>ListImages</c>.</summary>
internal sealed record ListImagesResponse
{
    public IReadOnlyList<ImageIdentifier>? ImageIds { get; init; }

    public string? NextToken { get; init; }
}
