using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Shapes;

/// <summary>Which parameters are meant.</summary>
internal sealed record ParameterStringFilter
{
    [Required]
    [Length(1, 132)]
    [Pattern(@"tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType")]
    public string? Key { get; init; }

    [Length(1, 10)]
    public string? Option { get; init; }

    [Length(1, 50)]
    public IReadOnlyList<string>? Values { get; init; }
}
