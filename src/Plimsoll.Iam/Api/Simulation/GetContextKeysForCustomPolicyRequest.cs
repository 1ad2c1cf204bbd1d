using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Simulation;

/// <summary>Input of <c>GetContextKeysForCustomPolicy</c>.</summary>
internal sealed record GetContextKeysForCustomPolicyRequest
{
    [Required]
    public IReadOnlyList<string>? PolicyInputList { get; init; }
}
