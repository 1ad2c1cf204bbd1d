namespace Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

/// <summary>What logging requires of an instance.</summary>
internal static class LogAttributes
{
    private const string BufferLimit = "log-driver-buffer-limit";

    public static IEnumerable<string> Of(ContainerDefinition container, TaskDefinition definition) =>
        OfDriver(container.LogConfiguration, definition).Concat(OfRouter(container.FirelensConfiguration));

    private static IEnumerable<string> OfDriver(LogConfiguration? log, TaskDefinition definition)
    {
        if (log is null)
        {
            yield break;
        }

        yield return Capability.Old($"logging-driver.{log.LogDriver}");
        yield return Capability.DockerApi(log.LogDriver == "awslogs" ? 19 : 18);
        if (log.LogDriver == "awslogs" && definition.ExecutionRoleArn is not null)
        {
            yield return Capability.New("execution-role-awslogs");
        }

        if (log.LogDriver == "awslogs" && log.Options?.ContainsKey("awslogs-create-group") == true)
        {
            yield return Capability.DockerApi(29);
        }

        if (log.Options?.ContainsKey("mode") == true || log.Options?.ContainsKey("max-buffer-size") == true)
        {
            yield return Capability.DockerApi(28);
        }

        if (log.LogDriver == "awsfirelens" && log.Options?.ContainsKey(BufferLimit) == true)
        {
            yield return Capability.New($"logging-driver.awsfirelens.{BufferLimit}");
        }

        foreach (var secret in log.SecretOptions ?? [])
        {
            yield return Capability.New($"secrets.{SecretStores.Of(secret)}.bootstrap.log-driver");
        }
    }

    private static IEnumerable<string> OfRouter(FirelensConfiguration? router)
    {
        if (router is null)
        {
            yield break;
        }

        yield return Capability.New($"firelens.{router.Type}");
        if (router.Options?.TryGetValue("config-file-type", out var type) == true)
        {
            yield return Capability.New($"firelens.options.config.{type}");
        }
    }
}
