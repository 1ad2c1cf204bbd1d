namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Output of <c>DeleteRegistryPolicy</c>.</summary>
internal sealed record DeleteRegistryPolicyResponse
{
    public string? RegistryId { get; init; }

    public string? PolicyText { get; init; }
}
