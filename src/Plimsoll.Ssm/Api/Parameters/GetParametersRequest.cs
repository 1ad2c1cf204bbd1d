using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Input of <c>GetParameters</c>.</summary>
internal sealed record GetParametersRequest
{
    [Required]
    [Length(1, 10)]
    public IReadOnlyList<string>? Names { get; init; }

    public bool? WithDecryption { get; init; }
}
