using Plimsoll.Ssm.Api.Shapes;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Output of <c>GetParametersByPath</c>.</summary>
internal sealed record GetParametersByPathResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }
}
