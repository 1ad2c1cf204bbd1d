using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Simulation;

/// <summary>Input of <c>SimulateCustomPolicy</c>.</summary>
internal sealed record SimulateCustomPolicyRequest : ISimulation
{
    [Required]
    public IReadOnlyList<string>? ActionNames { get; init; }

    [Length(1, 2048)]
    public string? CallerArn { get; init; }

    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Unsupported]
    public IReadOnlyList<OrderedOrganizationPolicyType>? OrderedOrganizationPolicyInputList { get; init; }

    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }

    [Required]
    public IReadOnlyList<string>? PolicyInputList { get; init; }

    public IReadOnlyList<string>? ResourceArns { get; init; }

    [Length(1, 64)]
    public string? ResourceHandlingOption { get; init; }

    [Length(1, 2048)]
    public string? ResourceOwner { get; init; }

    [Length(1, 131072)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? ResourcePolicy { get; init; }
}
