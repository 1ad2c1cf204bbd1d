using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Input of <c>DeletePolicyVersion</c>, <c>GetPolicyVersion</c> and <c>SetDefaultPolicyVersion</c>.</summary>
internal sealed record PolicyVersionRequest
{
    [Required]
    [Length(20, 2048)]
    public string? PolicyArn { get; init; }

    [Required]
    [Pattern(@"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?")]
    public string? VersionId { get; init; }
}
