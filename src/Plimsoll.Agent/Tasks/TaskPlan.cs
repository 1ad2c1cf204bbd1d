namespace Plimsoll.Agent.Tasks;

/// <summary>What a task is to be. Made from its payload by <see cref="TaskPlanReader"/>; never changes.</summary>
internal sealed record TaskPlan
{
    /// <summary>The name of the container that holds an awsvpc task's network namespace, as the ECS agent names it.</summary>
    public const string PauseName = "~internal~ecs~pause";

    public required string Arn { get; init; }

    public required IReadOnlyList<ContainerPlan> Containers { get; init; }

    /// <summary><c>bridge</c>, <c>host</c>, <c>none</c> or <c>awsvpc</c>.</summary>
    public required string NetworkMode { get; init; }

    /// <summary>Pull images of containers that still wait for others.</summary>
    public bool PullUpfront { get; init; }

    public ContainerPlan this[string name] => Containers.First(container => container.Name == name);

    /// <summary>The containers that wait for <paramref name="name"/>, and so stop before it.</summary>
    public IEnumerable<ContainerPlan> DependentsOf(string name) =>
        Containers.Where(container => container.Dependencies.Any(dependency => dependency.On == name));
}
