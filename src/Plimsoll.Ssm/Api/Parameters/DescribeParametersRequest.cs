using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Input of <c>DescribeParameters</c>.</summary>
internal sealed record DescribeParametersRequest
{
    public IReadOnlyList<ParametersFilter>? Filters { get; init; }

    [Range(1, 50)]
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<ParameterStringFilter>? ParameterFilters { get; init; }

    [Unsupported]
    public bool? Shared { get; init; }
}
