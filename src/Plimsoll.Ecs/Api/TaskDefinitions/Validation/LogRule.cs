namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>What log drivers ask of their options.</summary>
internal static class LogRule
{
    private static readonly string[] OfAwslogs = ["awslogs-group", "awslogs-region"];

    private static readonly string[] AllowedByAwslogs =
    [
        .. OfAwslogs, "awslogs-stream-prefix", "awslogs-create-group", "awslogs-datetime-format", "awslogs-multiline-pattern", "mode", "max-buffer-size",
    ];

    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.LogConfiguration is not { } log)
        {
            yield break;
        }

        var options = log.Options ?? new Dictionary<string, string>();
        var secret = (log.SecretOptions ?? []).Select(option => option.Name).ToHashSet();
        if (log.LogDriver == "awslogs")
        {
            var missing = OfAwslogs.Where(option => !options.ContainsKey(option) && !secret.Contains(option)).ToList();
            if (missing.Count > 0)
            {
                yield return $"Log driver awslogs requires options: {string.Join(", ", missing)}";
            }

            var disallowed = options.Keys.Concat(secret.OfType<string>()).Where(option => !AllowedByAwslogs.Contains(option)).Distinct().ToList();
            if (disallowed.Count > 0)
            {
                yield return $"Log driver awslogs disallows options: {string.Join(", ", disallowed)}";
            }

            if (options.TryGetValue("awslogs-create-group", out var create) && create != "true")
            {
                yield return "Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit option.";
            }

            if (options.ContainsKey("awslogs-datetime-format") && options.ContainsKey("awslogs-multiline-pattern"))
            {
                yield return "You cannot specify both the awslogs-datetime-format and awslogs-multiline-pattern options.";
            }
        }

        if (options.TryGetValue("mode", out var mode) && mode is not ("blocking" or "non-blocking"))
        {
            yield return $"Invalid log option mode '{mode}': blocking or non-blocking was expected.";
        }

        if (log.LogDriver == "awsfirelens" && definition.ContainerDefinitions!.All(one => one.FirelensConfiguration is null))
        {
            yield return "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured "
                + "in one of the containers.";
        }
    }
}
