namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Why tasks stopped, in ECS's codes (spec/tasks-services.md §6).</summary>
internal static class StopCodes
{
    public const string TaskFailedToStart = "TaskFailedToStart";
    public const string EssentialContainerExited = "EssentialContainerExited";
    public const string ServiceSchedulerInitiated = "ServiceSchedulerInitiated";
    public const string UserInitiated = "UserInitiated";
}
