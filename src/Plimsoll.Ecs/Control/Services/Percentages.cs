namespace Plimsoll.Ecs.Control.Services;

/// <summary>How far the number of tasks may move from the desired count during a change (spec/tasks-services.md §7, deployments).</summary>
/// <param name="MinHealthy">Fewest healthy tasks.</param>
/// <param name="MaxTotal">Most tasks that run or are about to.</param>
internal readonly record struct Percentages(int MinHealthy, int MaxTotal)
{
    public static Percentages Of(int desired, DeploymentConfiguration configuration) => new(
        (int)((((long)desired * configuration.MinimumHealthyPercent!.Value) + 99) / 100),
        (int)Math.Min((long)desired * configuration.MaximumPercent!.Value / 100, int.MaxValue));
}
