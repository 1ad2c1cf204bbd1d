using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Which images of a preview are shown.</summary>
internal sealed record LifecyclePolicyPreviewFilter
{
    [OneOf("TAGGED", "UNTAGGED", "ANY")]
    public string? TagStatus { get; init; }
}
