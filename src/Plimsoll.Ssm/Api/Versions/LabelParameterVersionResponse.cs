namespace Plimsoll.Ssm.Api.Versions;

/// <summary>Output of <c>LabelParameterVersion</c>.</summary>
internal sealed record LabelParameterVersionResponse
{
    public IReadOnlyList<string>? InvalidLabels { get; init; }

    public long? ParameterVersion { get; init; }
}
