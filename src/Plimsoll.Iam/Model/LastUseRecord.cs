namespace Plimsoll.Iam.Model;

/// <summary>When an access key or a role was last used.</summary>
/// <param name="Id">Access key, or id of the role.</param>
/// <param name="At">When, to a quarter of an hour.</param>
/// <param name="Region">In which region.</param>
/// <param name="Service">For which service, e.g. <c>ecs</c>.</param>
internal sealed record LastUseRecord(string Id, DateTimeOffset At, string Region, string Service);
