using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Shapes;

/// <summary>A tag of a parameter.</summary>
internal sealed record Tag
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$")]
    public string? Key { get; init; }

    [Required]
    [Length(0, 256)]
    [Pattern(@"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$")]
    public string? Value { get; init; }
}
