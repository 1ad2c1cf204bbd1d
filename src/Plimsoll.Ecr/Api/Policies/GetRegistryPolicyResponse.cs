namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Output of <c>GetRegistryPolicy</c>.</summary>
internal sealed record GetRegistryPolicyResponse
{
    public string? RegistryId { get; init; }

    public string? PolicyText { get; init; }
}
