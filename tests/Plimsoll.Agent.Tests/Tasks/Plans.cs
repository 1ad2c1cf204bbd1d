using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Images;
using Plimsoll.Agent.Tasks;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Tasks;

/// <summary>Plans and states for tests of the pure core.</summary>
internal static class Plans
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static TaskPlan Plan(params AcsContainer[] containers) => TaskPlanReader.Read(TestTask.Of(containers), new AgentConfig());

    public static TaskState State(TaskPlan plan) => new()
    {
        Payload = new AcsTask { Arn = plan.Arn, Family = "f", Version = "1", Containers = [.. plan.Containers.Select(it => it.Source).OfType<AcsContainer>()] },
        Containers = [.. plan.Containers.Select(it => new ContainerState(it.Name))],
        Admitted = true,
        Provisioned = true,
    };

    public static AcsContainer Container(string name, params (string On, string Condition)[] dependsOn) => new()
    {
        Name = name,
        Image = "image",
        DependsOn = [.. dependsOn.Select(it => new ContainerDependency { ContainerName = it.On, Condition = it.Condition })],
    };

    public static TaskState Apply(this TaskState state, TaskPlan plan, params Happening[] news) =>
        news.Aggregate(state, (current, what) => Happenings.Apply(plan, current, what, Now));

    /// <summary>Pulled, created and started.</summary>
    public static TaskState Run(this TaskState state, TaskPlan plan, string container) => state.Apply(
        plan,
        new Happening.Pulled(container, new ImagePin("id", null, null), null),
        new Happening.Created(container, "docker-" + container, []),
        new Happening.Started(container, Now));

    public static TaskState Exit(this TaskState state, TaskPlan plan, string container, int code) =>
        state.Apply(plan, new Happening.Exited(container, new ContainerExit(code, null, Now)));
}
