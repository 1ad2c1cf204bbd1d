using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Input of <c>PutRegistryPolicy</c>.</summary>
internal sealed record PutRegistryPolicyRequest
{
    [Required]
    [Length(0, 10240)]
    public string? PolicyText { get; init; }
}
