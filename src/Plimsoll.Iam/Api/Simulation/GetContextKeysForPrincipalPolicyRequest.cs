using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Simulation;

/// <summary>Input of <c>GetContextKeysForPrincipalPolicy</c>.</summary>
internal sealed record GetContextKeysForPrincipalPolicyRequest
{
    public IReadOnlyList<string>? PolicyInputList { get; init; }

    [Required]
    [Length(20, 2048)]
    public string? PolicySourceArn { get; init; }
}
