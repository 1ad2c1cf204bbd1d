namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Input of <c>GetRegistryPolicy</c>.</summary>
internal sealed record GetRegistryPolicyRequest;
