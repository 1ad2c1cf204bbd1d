namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A health check has a command of the form <c>CMD …</c> or <c>CMD-SHELL …</c> and times within bounds, in seconds.</summary>
internal static class HealthCheckRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.HealthCheck is not { } check)
        {
            yield break;
        }

        if (check.Command!.Count < 2 || check.Command[0] is not ("CMD" or "CMD-SHELL"))
        {
            yield return $"Invalid health check of container '{container.Name}': the command must begin with CMD or CMD-SHELL, "
                + "followed by what to run.";
        }

        if (check.Interval is < 5 or > 300)
        {
            yield return Wrong(container, "interval", 5, 300);
        }

        if (check.Timeout is < 2 or > 60)
        {
            yield return Wrong(container, "timeout", 2, 60);
        }

        if (check.Retries is < 1 or > 10)
        {
            yield return Wrong(container, "retries", 1, 10);
        }

        if (check.StartPeriod is < 0 or > 300)
        {
            yield return Wrong(container, "startPeriod", 0, 300);
        }
    }

    private static string Wrong(ContainerDefinition container, string member, int least, int most) =>
        $"Invalid health check of container '{container.Name}': {member} must be between {least} and {most}.";
}
