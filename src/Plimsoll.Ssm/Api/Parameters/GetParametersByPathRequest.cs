using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Input of <c>GetParametersByPath</c>.</summary>
internal sealed record GetParametersByPathRequest
{
    [Range(1, 10)]
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<ParameterStringFilter>? ParameterFilters { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? Path { get; init; }

    public bool? Recursive { get; init; }

    public bool? WithDecryption { get; init; }
}
