namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A restart policy passes over at most 50 exit codes and waits 60 to 1800 seconds.</summary>
internal static class RestartPolicyRule
{
    private const int MostExitCodes = 50;

    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.RestartPolicy is not { } policy)
        {
            yield break;
        }

        if (policy.RestartAttemptPeriod is < 60 or > 1800)
        {
            yield return $"Invalid restart policy of container '{container.Name}': restartAttemptPeriod must be between 60 and 1800.";
        }

        if (policy.IgnoredExitCodes is { Count: > MostExitCodes })
        {
            yield return $"Invalid restart policy of container '{container.Name}': at most {MostExitCodes} exit codes can be ignored.";
        }
    }
}
