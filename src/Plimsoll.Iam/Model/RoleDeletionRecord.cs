namespace Plimsoll.Iam.Model;

/// <summary>That a service-linked role was asked to be deleted.</summary>
/// <param name="Id">Id of the task, <c>task/aws-service-role/SERVICE/NAME/UUID</c>.</param>
/// <param name="RoleArn">The role.</param>
/// <param name="Reason">Why it could not be; null when it is gone.</param>
/// <param name="Regions">Where it is still used, and by what.</param>
internal sealed record RoleDeletionRecord(string Id, string RoleArn, string? Reason, IReadOnlyDictionary<string, IReadOnlyList<string>> Regions);
