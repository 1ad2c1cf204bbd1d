using Plimsoll.Ecs.Api.Tags;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Api.Tasks;

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
        return managed == true ? [.. tags, new Tag { Key = "aws:ecs:clusterName", Value = cluster.ClusterName }] : tags;
    }
}
