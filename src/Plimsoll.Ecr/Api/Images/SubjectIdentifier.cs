using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>What referrers are about.</summary>
internal sealed record SubjectIdentifier
{
    [Required]
    public string? ImageDigest { get; init; }
}
