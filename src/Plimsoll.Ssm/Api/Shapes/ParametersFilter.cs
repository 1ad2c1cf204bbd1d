using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Shapes;

/// <summary>Which parameters are meant, in the older form.</summary>
internal sealed record ParametersFilter
{
    [Required]
    [OneOf("Name", "Type", "KeyId")]
    public string? Key { get; init; }

    [Required]
    [Length(1, 50)]
    public IReadOnlyList<string>? Values { get; init; }
}
