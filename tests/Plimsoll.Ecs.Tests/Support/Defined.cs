using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>Task definitions as registration leaves them.</summary>
internal static class Defined
{
    /// <summary>A container that takes 128 CPU units and 64 MiB.</summary>
    public static ContainerDefinition Container(string name = "app", bool essential = true) => new()
    {
        Name = name,
        Image = "registry.example/app:1",
        Cpu = 128,
        Memory = 64,
        Essential = essential,
    };

    public static TaskDefinition Of(params ContainerDefinition[] containers) => Named("web", 1, containers);

    public static TaskDefinition Named(string family, int revision, params ContainerDefinition[] containers) => new()
    {
        Family = family,
        Revision = revision,
        Status = "ACTIVE",
        TaskDefinitionArn = $"arn:aws:ecs:{EcsHarness.Region}:{EcsHarness.Account}:task-definition/{family}:{revision}",
        ContainerDefinitions = containers.Length == 0 ? [Container()] : containers,
    };

    public static async Task DefineAsync(this EcsHarness ecs, TaskDefinition? definition = null, params Tag[] tags) =>
        await ecs.Cell.WriteAsync(tx => tx.Put(EcsTables.TaskDefinitions, new TaskDefinitionRecord(definition ?? Of(), tags)));
}
