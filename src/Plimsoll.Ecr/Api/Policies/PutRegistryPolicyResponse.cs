namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Output of <c>PutRegistryPolicy</c>.</summary>
internal sealed record PutRegistryPolicyResponse
{
    public string? RegistryId { get; init; }

    public string? PolicyText { get; init; }
}
