using Plimsoll.Wire.Signing;

namespace Plimsoll.Iam;

/// <summary>Temporary keys of a role, or why there are none.</summary>
/// <param name="Credential">The keys; null when the role cannot be assumed.</param>
/// <param name="Refusal">Why not, for a person; null when it could be.</param>
public sealed record RoleAssumption(Credential? Credential, string? Refusal);
