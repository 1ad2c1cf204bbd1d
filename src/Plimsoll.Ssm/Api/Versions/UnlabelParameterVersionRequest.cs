using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Versions;

/// <summary>Input of <c>UnlabelParameterVersion</c>.</summary>
internal sealed record UnlabelParameterVersionRequest
{
    [Required]
    [Length(1, 10)]
    public IReadOnlyList<string>? Labels { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? Name { get; init; }

    [Required]
    public long? ParameterVersion { get; init; }
}
