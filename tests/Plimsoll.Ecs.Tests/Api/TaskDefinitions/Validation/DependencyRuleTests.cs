using CsCheck;
using Plimsoll.Ecs.Api.TaskDefinitions.Validation;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Validation;

public sealed class DependencyRuleTests
{
    [Fact]
    public void A_container_does_not_wait_for_one_that_is_not_there() => Assert.Equal(
        ["Container 'a' depends on 'x', which is not a container of the task definition."],
        Broken(Container("a", dependsOn: ("x", "START"))));

    [Theory]
    [InlineData("COMPLETE")]
    [InlineData("SUCCESS")]
    public void The_end_of_an_essential_container_is_not_waited_for(string condition) => Assert.Equal(
        ["A dependency container with SUCCESS or COMPLETE condition cannot be an essential container"],
        Broken(Container("a", dependsOn: ("b", condition)), Container("b")));

    [Fact]
    public void The_end_of_another_container_is_waited_for() =>
        Assert.Empty(Broken(Container("a", dependsOn: ("b", "SUCCESS")), Container("b") with { Essential = false }));

    [Fact]
    public void Health_is_waited_for_where_it_is_checked() => Assert.Equal(
        ["Container 'a' depends on 'b' with condition HEALTHY, which requires a health check on it."],
        Broken(Container("a", dependsOn: ("b", "HEALTHY")), Container("b")));

    [Fact]
    public void A_container_does_not_wait_for_itself() => Assert.Equal(
        ["The dependencies of the containers form a cycle: a -> a."], Broken(Container("a", dependsOn: ("a", "START"))));

    [Fact]
    public void Links_and_volumes_wait_too() => Assert.Equal(
        ["The dependencies of the containers form a cycle: a -> b -> c -> a."],
        Broken(
            Container("a", dependsOn: ("b", "START")),
            Container("b") with { Links = ["c:alias"] },
            Container("c") with { VolumesFrom = [new VolumeFrom { SourceContainer = "a" }] }));

    [Fact]
    public void Dependencies_that_point_backwards_only_never_form_a_cycle() =>
        Gen.Select(Gen.Int[1, 10], Gen.Int[0, 1 << 20]).Sample((count, bits) =>
        {
            var random = new Random(bits);
            var containers = Enumerable.Range(0, count).Select(i => Container($"c{i}") with
            {
                DependsOn = [.. Enumerable.Range(0, i).Where(_ => random.Next(2) == 0).Select(j => new ContainerDependency
                {
                    ContainerName = $"c{j}", Condition = "START",
                })],
            }).ToArray();

            Assert.Empty(Broken(containers));
        });

    [Fact]
    public void A_ring_of_any_length_is_found_among_others() =>
        Gen.Select(Gen.Int[2, 6], Gen.Int[0, 4]).Sample((ring, others) =>
        {
            var containers = Enumerable.Range(0, others).Select(i => Container($"o{i}", dependsOn: ("r0", "START")))
                .Concat(Enumerable.Range(0, ring).Select(i => Container($"r{i}", dependsOn: ($"r{(i + 1) % ring}", "START"))))
                .ToArray();

            Assert.StartsWith("The dependencies of the containers form a cycle: r", Assert.Single(Broken(containers)));
        });

    private static ContainerDefinition Container(string name, params (string Name, string Condition)[] dependsOn) => new()
    {
        Name = name,
        Essential = true,
        DependsOn = [.. dependsOn.Select(one => new ContainerDependency { ContainerName = one.Name, Condition = one.Condition })],
    };

    private static List<string> Broken(params ContainerDefinition[] containers) =>
        [.. DependencyRule.Broken(new TaskDefinition { ContainerDefinitions = containers })];
}
