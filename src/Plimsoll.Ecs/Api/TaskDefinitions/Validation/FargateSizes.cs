using Plimsoll.Ecs.Api.TaskDefinitions.Filling;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>The sizes that Fargate has: for each CPU, memory from least to most in steps, MiB.</summary>
internal static class FargateSizes
{
    private const int LeastWindowsCpu = 1024;

    private static readonly Dictionary<int, (int Least, int Most, int Step)> Table = new()
    {
        [256] = (512, 2048, 512),
        [512] = (1024, 4096, 1024),
        [1024] = (2048, 8192, 1024),
        [2048] = (4096, 16384, 1024),
        [4096] = (8192, 30720, 1024),
        [8192] = (16384, 61440, 4096),
        [16384] = (32768, 122880, 8192),
    };

    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (definition.Cpu is null)
        {
            yield return "Fargate requires that 'cpu' be defined at the task level";
        }

        if (definition.Memory is null)
        {
            yield return "Fargate requires that 'memory' be defined at the task level";
        }

        if (definition is { Cpu: { } cpu, Memory: { } memory }
            && !Exists(TaskSizes.Cpu(cpu), TaskSizes.Memory(memory), Platforms.IsWindows(definition)))
        {
            yield return $"No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. "
                + "See the Amazon ECS documentation for the valid values.";
        }
    }

    /// <summary>True when Fargate has tasks of this size.</summary>
    public static bool Exists(int? cpu, int? memory, bool windows) =>
        cpu is { } units && memory is { } mebibytes
        && !(windows && units < LeastWindowsCpu)
        && Table.TryGetValue(units, out var row)
        && mebibytes >= row.Least && mebibytes <= row.Most
        // 1536 MiB is a multiple of the step of the smallest size, but no size.
        && (mebibytes - row.Least) % row.Step == 0 && (units, mebibytes) != (256, 1536);
}
