using Plimsoll.Ecs.Api.TaskDefinitions.Filling;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>CPU of a task: 128 to 196608 units outside of Fargate, which has a table of its own. Memory: whole MiB.</summary>
internal static class TaskSizeRule
{
    private const int LeastCpu = 128;
    private const int MostCpu = 196608;
    private const string Advice = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (definition.Cpu is { } cpu && TaskSizes.Cpu(cpu) is not (>= LeastCpu and <= MostCpu))
        {
            yield return $"Invalid 'cpu' setting for task. {Advice}";
        }

        if (definition.Memory is { } memory && TaskSizes.Memory(memory) is null or <= 0)
        {
            yield return $"Invalid 'memory' setting for task. {Advice}";
        }
    }
}
