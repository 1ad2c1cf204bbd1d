using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Which referrers are listed.</summary>
internal sealed record ReferrersFilter
{
    [Length(0, 5)]
    public IReadOnlyList<string>? ArtifactTypes { get; init; }

    [OneOf("ACTIVE", "ARCHIVED", "ACTIVATING", "ANY")]
    public string? ArtifactStatus { get; init; }
}
