using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Output of <c>PutImage</c>.</summary>
internal sealed record PutImageResponse
{
    public Image? Image { get; init; }
}
