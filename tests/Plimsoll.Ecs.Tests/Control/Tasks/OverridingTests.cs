using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Tasks;

public sealed class OverridingTests
{
    private static readonly ContainerDefinition Container = Defined.Container() with
    {
        Command = ["run"],
        MemoryReservation = 32,
        Environment = [new() { Name = "A", Value = "1" }, new() { Name = "B", Value = "2" }],
        EnvironmentFiles = [new() { Type = "s3", Value = "arn:aws:s3:::b/own" }],
        ResourceRequirements = [new() { Type = "GPU", Value = "1" }],
    };

    [Fact]
    public void Environment_is_merged_by_name()
    {
        var after = With(new() { Name = "app", Environment = [new() { Name = "B", Value = "new" }, new() { Name = "C", Value = "3" }] });

        Assert.Equal([("A", "1"), ("B", "new"), ("C", "3")], after.Environment!.Select(pair => (pair.Name, pair.Value)));
    }

    [Fact]
    public void Every_other_value_is_replaced()
    {
        var after = With(new()
        {
            Name = "app",
            Command = ["other"],
            Cpu = 1,
            Memory = 2,
            MemoryReservation = 3,
            EnvironmentFiles = [],
            ResourceRequirements = [],
        });

        Assert.Equal((1, 2, 3), (after.Cpu, after.Memory, after.MemoryReservation));
        Assert.Equal(["other"], after.Command);
        Assert.Empty(after.EnvironmentFiles!);
        Assert.Empty(after.ResourceRequirements!);
    }

    [Fact]
    public void What_is_not_given_stays() => Assert.Equal(
        (Container.Command, Container.Cpu, Container.Memory),
        (With(new() { Name = "app" }).Command, With(new() { Name = "app" }).Cpu, With(new() { Name = "app" }).Memory));

    [Fact]
    public void The_override_of_another_container_changes_nothing() => Assert.Same(Container, With(new() { Name = "other", Cpu = 1 }));

    private static ContainerDefinition With(ContainerOverride over) => Container.With(new TaskOverride { ContainerOverrides = [over] });
}
