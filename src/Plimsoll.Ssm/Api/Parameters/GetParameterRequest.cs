using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Input of <c>GetParameter</c>.</summary>
internal sealed record GetParameterRequest
{
    [Required]
    [Length(1, 2048)]
    public string? Name { get; init; }

    public bool? WithDecryption { get; init; }
}
