using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>Names of repositories.</summary>
internal sealed record ScanningRepositoryFilter
{
    [Required]
    [Length(1, 255)]
    [Pattern(@"^[a-z0-9*](?:[._\-/a-z0-9*]?[a-z0-9*]+)*$")]
    public string? Filter { get; init; }

    [Required]
    [OneOf("WILDCARD")]
    public string? FilterType { get; init; }
}
