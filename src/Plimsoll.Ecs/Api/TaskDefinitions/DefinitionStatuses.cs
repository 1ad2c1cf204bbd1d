namespace Plimsoll.Ecs.Api.TaskDefinitions;

/// <summary>Statuses of task definitions (spec/tasks-services.md §3).</summary>
internal static class DefinitionStatuses
{
    public const string Active = "ACTIVE";
    public const string Inactive = "INACTIVE";
    public const string DeleteInProgress = "DELETE_IN_PROGRESS";
}
