using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Input of <c>CreatePolicyVersion</c>.</summary>
internal sealed record CreatePolicyVersionRequest
{
    [Required]
    [Length(20, 2048)]
    public string? PolicyArn { get; init; }

    [Required]
    [Length(1, 131072)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? PolicyDocument { get; init; }

    public bool? SetAsDefault { get; init; }
}
