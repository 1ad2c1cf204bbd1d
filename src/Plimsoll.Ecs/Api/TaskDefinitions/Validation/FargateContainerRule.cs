using Plimsoll.Wire.Arns;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>What Fargate asks of a container (spec/tasks-services.md §3).</summary>
internal static class FargateContainerRule
{
    private static readonly string[] LogDrivers = ["awslogs", "splunk", "awsfirelens"];

    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.Privileged == true)
        {
            yield return "Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.";
        }

        foreach (var member in Unsupported(container))
        {
            yield return $"Fargate compatible task definitions do not support {member}";
        }

        foreach (var capability in (container.LinuxParameters?.Capabilities?.Add ?? []).Where(capability => capability != "SYS_PTRACE"))
        {
            yield return $"{capability} is not allowed on Fargate.";
        }

        if ((container.ResourceRequirements ?? []).Any(requirement => requirement.Type == "GPU"))
        {
            yield return "Tasks using the Fargate launch type do not support GPU resource requirements.";
        }

        if (container.StartTimeout is < 2 or > 120 || container.StopTimeout is < 2 or > 120)
        {
            yield return $"The startTimeout and stopTimeout of container '{container.Name}' must be between 2 and 120 seconds on Fargate.";
        }

        if (definition.ExecutionRoleArn is null && RegistryHost.OfImage(container.Image) is not null)
        {
            yield return "Fargate requires task definition to have execution role ARN to support ECR images.";
        }

        foreach (var broken in OfLogs(container, definition))
        {
            yield return broken;
        }
    }

    private static IEnumerable<string> Unsupported(ContainerDefinition container)
    {
        if (container.DockerSecurityOptions is { Count: > 0 })
        {
            yield return "dockerSecurityOptions";
        }

        if (container.LinuxParameters is not { } linux)
        {
            yield break;
        }

        if (linux.Devices is { Count: > 0 })
        {
            yield return "devices";
        }

        if (linux.SharedMemorySize is not null)
        {
            yield return "sharedMemorySize";
        }

        if (linux.MaxSwap is not null)
        {
            yield return "maxSwap";
        }

        if (linux.Swappiness is not null)
        {
            yield return "swappiness";
        }

        if (linux.Tmpfs is { Count: > 0 })
        {
            yield return "tmpfs";
        }
    }

    private static IEnumerable<string> OfLogs(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.LogConfiguration is not { } log)
        {
            yield break;
        }

        if (!LogDrivers.Contains(log.LogDriver))
        {
            yield return $"{log.LogDriver} is not a valid log driver. Must be one of [{string.Join(',', LogDrivers)}]";
        }

        if (log.LogDriver != "awslogs")
        {
            yield break;
        }

        if (definition.ExecutionRoleArn is null)
        {
            yield return "Fargate requires task definition to have execution role ARN to support log driver awslogs.";
        }

        if (log.Options?.ContainsKey("awslogs-stream-prefix") != true)
        {
            yield return "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.";
        }
    }
}
