using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Input of <c>UntagPolicy</c>.</summary>
internal sealed record UntagPolicyRequest
{
    [Required]
    [Length(20, 2048)]
    public string? PolicyArn { get; init; }

    [Required]
    [Length(0, 50)]
    public IReadOnlyList<string>? TagKeys { get; init; }
}
