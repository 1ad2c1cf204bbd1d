namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>What a policy would do, as it was asked at one moment.</summary>
/// <param name="Id">Tells it from earlier ones of the same repository.</param>
/// <param name="PolicyText">The policy.</param>
/// <param name="Status">One of the constants.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Results">The images that it would act on; empty unless complete.</param>
internal sealed record LifecyclePreview(Guid Id, string PolicyText, string Status, DateTimeOffset At, IReadOnlyList<LifecycleMark> Results)
{
    public const string InProgress = "IN_PROGRESS";
    public const string Complete = "COMPLETE";
    public const string Expired = "EXPIRED";
    public const string Failed = "FAILED";
}
