using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Which images are listed.</summary>
internal sealed record ImagesFilter
{
    [OneOf("TAGGED", "UNTAGGED", "ANY")]
    public string? TagStatus { get; init; }

    [OneOf("ACTIVE", "ARCHIVED", "ACTIVATING", "ANY")]
    public string? ImageStatus { get; init; }
}
