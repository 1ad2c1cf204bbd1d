namespace Plimsoll.Iam;

/// <summary>A role as services see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Id">Its unique id, <c>AROA…</c>: another role of the same name has another.</param>
/// <param name="LinkedService">The service whose linked role it is; null for a role of the account's.</param>
public sealed record RoleDescription(string Name, string Arn, string Id, string? LinkedService);
