using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Output of <c>BatchGetImage</c>.</summary>
internal sealed record BatchGetImageResponse
{
    public IReadOnlyList<Image>? Images { get; init; }

    public IReadOnlyList<ImageFailure>? Failures { get; init; }
}
