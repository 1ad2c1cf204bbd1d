using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Input of <c>CreatePolicy</c>.</summary>
internal sealed record CreatePolicyRequest
{
    [Length(0, 1000)]
    public string? Description { get; init; }

    [Length(1, 512)]
    [Pattern(@"((/[A-Za-z0-9\.,\+@=_-]+)*)/")]
    public string? Path { get; init; }

    [Required]
    [Length(1, 131072)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? PolicyDocument { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? PolicyName { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
