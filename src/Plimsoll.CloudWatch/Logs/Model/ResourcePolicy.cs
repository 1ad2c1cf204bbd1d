namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>A resource policy.</summary>
/// <param name="IsOfResource">Whether it stands on one group; on the account otherwise.</param>
/// <param name="Name">Its name, or the ARN of the group.</param>
/// <param name="Document">JSON.</param>
/// <param name="Updated">Milliseconds since 1970.</param>
/// <param name="Revision">Changes with each change.</param>
internal sealed record ResourcePolicy(bool IsOfResource, string Name, string Document, long Updated, string Revision);
