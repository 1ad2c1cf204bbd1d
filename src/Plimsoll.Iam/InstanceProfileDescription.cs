namespace Plimsoll.Iam;

/// <summary>An instance profile as services see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Id">Its unique id, <c>AIPA…</c>.</param>
/// <param name="Role">The role that it gives; null while it is empty.</param>
public sealed record InstanceProfileDescription(string Name, string Arn, string Id, RoleDescription? Role);
