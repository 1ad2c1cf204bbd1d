using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>Tag</c> of AWS's model.</summary>
internal sealed record Tag
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]+")]
    public string? Key { get; init; }

    [Required]
    [Length(0, 256)]
    [Pattern(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]*")]
    public string? Value { get; init; }
}
