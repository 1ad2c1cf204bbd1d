using Plimsoll.Ecs.Api.Tags;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Tags of a new task: its own, those of its definition when asked for, and ECS's own (spec/tasks-services.md §11).</summary>
internal static class TaskTags
{
    public static IReadOnlyList<Tag> Of(
        IReadOnlyList<Tag>? own, string? propagate, bool? managed, TaskDefinitionRecord definition, Cluster cluster)
    {
        if (propagate == "SERVICE")
        {
            throw EcsErrors.InvalidParameter("propagateTags value SERVICE is not valid for tasks that no service starts.");
        }

        var tags = TagRules.Merge(propagate == "TASK_DEFINITION" ? definition.Tags : [], own ?? []);
        return managed == true ? [.. tags, Managed("clusterName", cluster.ClusterName)] : tags;
    }

    /// <summary>Tags of a task that a service starts.</summary>
    public static IReadOnlyList<Tag> Of(ServiceRecord service, TaskDefinitionRecord definition)
    {
        var tags = service.Service.PropagateTags switch
        {
            "SERVICE" => service.Service.Tags ?? [],
            "TASK_DEFINITION" => definition.Tags,
            _ => [],
        };
        return service.Service.EnableECSManagedTags == true
            ? [.. tags, Managed("clusterName", service.Cluster), Managed("serviceName", service.Name)]
            : tags;
    }

    private static Tag Managed(string key, string? value) => new() { Key = $"aws:ecs:{key}", Value = value };
}
