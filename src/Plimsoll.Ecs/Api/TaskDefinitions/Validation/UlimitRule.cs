namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A ulimit is given once, and its soft limit is not above the hard one; -1 means none.</summary>
internal static class UlimitRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        var ulimits = container.Ulimits ?? [];
        foreach (var ulimit in ulimits)
        {
            if (Height(ulimit.SoftLimit) > Height(ulimit.HardLimit))
            {
                yield return $"Invalid ulimit {ulimit.Name} of container '{container.Name}': softLimit must not be greater than hardLimit.";
            }
        }

        foreach (var twice in Duplicates.In(ulimits.Select(ulimit => ulimit.Name)))
        {
            yield return $"The ulimit {twice} of container '{container.Name}' is given more than once.";
        }
    }

    private static long Height(int? limit) => limit is null or < 0 ? long.MaxValue : limit.Value;
}
