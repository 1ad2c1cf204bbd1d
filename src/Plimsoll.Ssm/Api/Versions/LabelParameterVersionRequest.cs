using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Versions;

/// <summary>Input of <c>LabelParameterVersion</c>.</summary>
internal sealed record LabelParameterVersionRequest
{
    [Required]
    [Length(1, 10)]
    public IReadOnlyList<string>? Labels { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? Name { get; init; }

    public long? ParameterVersion { get; init; }
}
