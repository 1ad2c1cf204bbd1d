namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Input of <c>DeleteRegistryPolicy</c>.</summary>
internal sealed record DeleteRegistryPolicyRequest;
