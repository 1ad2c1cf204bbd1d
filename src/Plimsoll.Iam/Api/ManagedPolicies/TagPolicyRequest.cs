using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Input of <c>TagPolicy</c>.</summary>
internal sealed record TagPolicyRequest
{
    [Required]
    [Length(20, 2048)]
    public string? PolicyArn { get; init; }

    [Required]
    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
