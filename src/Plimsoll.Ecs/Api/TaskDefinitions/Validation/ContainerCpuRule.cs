using Plimsoll.Ecs.Api.TaskDefinitions.Filling;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>CPU units of a container: not negative, and within those of the task together with its siblings'.</summary>
internal static class ContainerCpuRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.Cpu < 0)
        {
            yield return $"Invalid setting for container '{container.Name}'. 'cpu' must not be negative.";
        }

        if (definition.ContainerDefinitions!.Sum(one => (long)(one.Cpu ?? 0)) > TaskSizes.Cpu(definition.Cpu))
        {
            yield return "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.";
        }
    }
}
