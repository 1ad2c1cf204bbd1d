using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Simulation;

/// <summary>Output of <c>SimulateCustomPolicy</c> and <c>SimulatePrincipalPolicy</c>.</summary>
internal sealed record SimulatePolicyResponse
{
    public IReadOnlyList<EvaluationResult>? EvaluationResults { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
