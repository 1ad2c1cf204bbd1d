namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>
/// The times of a health check are within bounds, in seconds. Its command is taken as it is: AWS's page asks for <c>CMD</c> or
/// <c>CMD-SHELL</c>, its API does not, and what begins with neither is never run on EC2.
/// </summary>
internal static class HealthCheckRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.HealthCheck is not { } check)
        {
            return [];
        }

        return
        [
            .. Empty(container, check),
            .. Bounds(container, "interval", check.Interval, 5, 300),
            .. Bounds(container, "timeout", check.Timeout, 2, 60),
            .. Bounds(container, "retries", check.Retries, 1, 10),
            .. Bounds(container, "startPeriod", check.StartPeriod, 0, 300),
        ];
    }

    private static IEnumerable<string> Empty(ContainerDefinition container, HealthCheck check) =>
        check.Command is { Count: > 0 } ? [] : [$"Invalid health check of container '{container.Name}': the command must not be empty."];

    private static IEnumerable<string> Bounds(ContainerDefinition container, string member, int? value, int least, int most)
    {
        if (value > most)
        {
            yield return $"Health check {member} must be less than or equal to the maximum allowed value {most} for container '{container.Name}'";
        }

        if (value < least)
        {
            yield return $"Health check {member} must be greater than or equal to the minimum allowed value {least} for container '{container.Name}'";
        }
    }
}
