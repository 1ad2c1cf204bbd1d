using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Tags that behave the other way.</summary>
internal sealed record ImageTagMutabilityExclusionFilter
{
    [Required]
    [OneOf("WILDCARD")]
    public string? FilterType { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern("^[0-9a-zA-Z._*-]{1,128}$")]
    public string? Filter { get; init; }
}
