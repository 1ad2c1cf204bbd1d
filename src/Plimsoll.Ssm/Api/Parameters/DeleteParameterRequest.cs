using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Input of <c>DeleteParameter</c>.</summary>
internal sealed record DeleteParameterRequest
{
    [Required]
    [Length(1, 2048)]
    public string? Name { get; init; }
}
