using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Output of <c>BatchDeleteImage</c>.</summary>
internal sealed record BatchDeleteImageResponse
{
    public IReadOnlyList<ImageIdentifier>? ImageIds { get; init; }

    public IReadOnlyList<ImageFailure>? Failures { get; init; }
}
