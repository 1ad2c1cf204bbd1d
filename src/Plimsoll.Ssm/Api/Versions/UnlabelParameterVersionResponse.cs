namespace Plimsoll.Ssm.Api.Versions;

/// <summary>Output of <c>UnlabelParameterVersion</c>.</summary>
internal sealed record UnlabelParameterVersionResponse
{
    public IReadOnlyList<string>? InvalidLabels { get; init; }

    public IReadOnlyList<string>? RemovedLabels { get; init; }
}
