namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Containers wait for others of the same task, and no circle of them waits for itself (spec/tasks-services.md §5).</summary>
internal static class DependencyRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        var byName = definition.ContainerDefinitions!.ToDictionary(container => container.Name!);
        foreach (var container in byName.Values)
        {
            foreach (var dependency in container.DependsOn ?? [])
            {
                foreach (var broken in OfDependency(container, dependency, byName))
                {
                    yield return broken;
                }
            }

            foreach (var twice in Duplicates.In((container.DependsOn ?? []).Select(one => one.ContainerName)))
            {
                yield return $"Container '{container.Name}' depends on '{twice}' more than once.";
            }
        }

        if (Circle(byName) is { } circle)
        {
            yield return $"The dependencies of the containers form a cycle: {string.Join(" -> ", circle)}.";
        }
    }

    private static IEnumerable<string> OfDependency(
        ContainerDefinition container, ContainerDependency dependency, Dictionary<string, ContainerDefinition> byName)
    {
        if (!byName.TryGetValue(dependency.ContainerName!, out var target))
        {
            yield return $"Container '{container.Name}' depends on '{dependency.ContainerName}', which is not a container of the task definition.";
            yield break;
        }

        if (dependency.Condition is "COMPLETE" or "SUCCESS" && target.Essential != false)
        {
            yield return "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container";
        }

        if (dependency.Condition == "HEALTHY" && target.HealthCheck is null)
        {
            yield return $"Container '{container.Name}' depends on '{target.Name}' with condition HEALTHY, which requires a health check on it.";
        }
    }

    // Links and volumesFrom wait as well: the agent creates their targets first.
    private static IEnumerable<string> TargetsOf(ContainerDefinition container) =>
        (container.DependsOn ?? []).Select(dependency => dependency.ContainerName!)
        .Concat((container.Links ?? []).Select(link => link.Split(':')[0]))
        .Concat((container.VolumesFrom ?? []).Select(from => from.SourceContainer ?? ""));

    private static List<string>? Circle(Dictionary<string, ContainerDefinition> byName)
    {
        var done = new HashSet<string>();
        return byName.Keys.Select(name => Walk(name, [], byName, done)).FirstOrDefault(circle => circle is not null);
    }

    private static List<string>? Walk(string name, List<string> path, Dictionary<string, ContainerDefinition> byName, HashSet<string> done)
    {
        var seen = path.IndexOf(name);
        if (seen >= 0)
        {
            return [.. path[seen..], name];
        }

        if (done.Contains(name) || !byName.TryGetValue(name, out var container))
        {
            return null;
        }

        path.Add(name);
        var circle = TargetsOf(container).Select(target => Walk(target, path, byName, done)).FirstOrDefault(found => found is not null);
        path.RemoveAt(path.Count - 1);
        done.Add(name);
        return circle;
    }
}
