using Plimsoll.Cells;
using Plimsoll.Cells.Tables;
using Plimsoll.Ecs.Api.TaskDefinitions;
using Plimsoll.Ecs.Model;
using Plimsoll.Wire.Arns;

namespace Plimsoll.Ecs.Control.Images;

/// <summary>
/// Which tasks and definitions of a cell name images of which repository: derived, never stored. A task counts from the transaction that places
/// it, so whoever asks inside a transaction of the cell misses none.
/// </summary>
internal sealed class ImageUsers : IDerived
{
    private readonly Dictionary<string, HashSet<string>> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _definitions = new(StringComparer.Ordinal);

    /// <summary>All that use images of a repository.</summary>
    /// <param name="view">The cell.</param>
    /// <param name="path">Name of the repository, whatever the registry.</param>
    public static IEnumerable<ImageUser> Of(View view, string path)
    {
        var known = view.Derived<ImageUsers>();
        var tasks = Keys(known._tasks, path).Select(key => view.Get(EcsTables.Tasks, key)!.Task).SelectMany(task =>
            task.Containers!.Where(container => Names(container.Image, path)).Select(container => new ImageUser(task.TaskArn!, container.Image!, container.ImageDigest)));
        var definitions = Keys(known._definitions, path).Select(key => view.Get(EcsTables.TaskDefinitions, key)!.Definition).SelectMany(definition =>
            definition.ContainerDefinitions!.Where(container => Names(container.Image, path))
                .Select(container => new ImageUser(definition.TaskDefinitionArn!, container.Image!, null)));
        return tasks.Concat(definitions).Distinct();
    }

    /// <inheritdoc/>
    public void Apply(Table table, object? old, object? @new)
    {
        if (table == EcsTables.Tasks)
        {
            Follow(_tasks, (old as TaskRecord)?.Key ?? (@new as TaskRecord)!.Key, Images(old as TaskRecord), Images(@new as TaskRecord));
        }
        else if (table == EcsTables.TaskDefinitions)
        {
            Follow(
                _definitions, (old as TaskDefinitionRecord)?.Key ?? (@new as TaskDefinitionRecord)!.Key,
                Images(old as TaskDefinitionRecord), Images(@new as TaskDefinitionRecord));
        }
    }

    private static IEnumerable<string?>? Images(TaskRecord? task) =>
        task is null || task.Task.LastStatus == TaskStatuses.Stopped ? null : task.Task.Containers?.Select(container => container.Image);

    private static IEnumerable<string?>? Images(TaskDefinitionRecord? definition) =>
        definition is { Definition.Status: DefinitionStatuses.Active } ? definition.Definition.ContainerDefinitions?.Select(container => container.Image) : null;

    // The images of a task or definition never change: it begins to use them, and it ends.
    private static void Follow(Dictionary<string, HashSet<string>> users, string key, IEnumerable<string?>? before, IEnumerable<string?>? after)
    {
        if (before is null == after is null)
        {
            return;
        }

        foreach (var path in (before ?? after)!.Select(image => ImageName.Parse(image)?.Path).OfType<string>())
        {
            if (after is not null)
            {
                (users.GetValueOrDefault(path) ?? (users[path] = new HashSet<string>(StringComparer.Ordinal))).Add(key);
            }
            else if (users.GetValueOrDefault(path) is { } some && some.Remove(key) && some.Count == 0)
            {
                users.Remove(path);
            }
        }
    }

    private static IEnumerable<string> Keys(Dictionary<string, HashSet<string>> users, string path) =>
        users.GetValueOrDefault(path)?.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();

    private static bool Names(string? image, string path) => ImageName.Parse(image)?.Path == path;
}
