using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Input of <c>DeletePolicy</c> and <c>GetPolicy</c>.</summary>
internal sealed record ManagedPolicyRequest
{
    [Required]
    [Length(20, 2048)]
    public string? PolicyArn { get; init; }
}
