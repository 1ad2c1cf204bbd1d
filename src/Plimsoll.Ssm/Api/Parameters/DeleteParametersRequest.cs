using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Input of <c>DeleteParameters</c>.</summary>
internal sealed record DeleteParametersRequest
{
    [Required]
    [Length(1, 10)]
    public IReadOnlyList<string>? Names { get; init; }
}
