using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>An image by digest, by tag, or both.</summary>
internal sealed record ImageIdentifier
{
    public string? ImageDigest { get; init; }

    [Length(1, 300)]
    public string? ImageTag { get; init; }
}
