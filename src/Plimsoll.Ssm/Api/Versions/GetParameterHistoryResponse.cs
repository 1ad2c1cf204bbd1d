using Plimsoll.Ssm.Api.Shapes;

namespace Plimsoll.Ssm.Api.Versions;

/// <summary>Output of <c>GetParameterHistory</c>.</summary>
internal sealed record GetParameterHistoryResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<ParameterHistory>? Parameters { get; init; }
}
