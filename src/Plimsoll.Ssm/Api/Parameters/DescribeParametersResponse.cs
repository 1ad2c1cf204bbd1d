using Plimsoll.Ssm.Api.Shapes;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Output of <c>DescribeParameters</c>.</summary>
internal sealed record DescribeParametersResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<ParameterMetadata>? Parameters { get; init; }
}
