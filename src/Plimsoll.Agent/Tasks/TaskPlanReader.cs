using System.Text.Json;
using Plimsoll.Agent.Configuration;
using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tasks;

/// <summary>Reads a task of a payload, or says why it can not be taken (agent-protocol §2.4: such a payload is not acknowledged).</summary>
internal static class TaskPlanReader
{
    /// <summary>Reads.</summary>
    /// <exception cref="UnrecognizedTaskException">The task can not be taken.</exception>
    public static TaskPlan Read(AcsTask task, AgentConfig config)
    {
        if (task.Arn is not { Length: > 0 } arn)
        {
            throw new UnrecognizedTaskException("the task has no ARN");
        }

        if (task.DesiredStatus is not (AcsStatus.Running or AcsStatus.Stopped))
        {
            throw new UnrecognizedTaskException($"desired status \"{task.DesiredStatus}\" is neither RUNNING nor STOPPED");
        }

        CheckSupported(task);
        var containers = (task.Containers ?? []).Select(container => Container(container, config)).ToList();
        if (containers.Count == 0 && task.DesiredStatus == AcsStatus.Running)
        {
            throw new UnrecognizedTaskException("the task has no containers");
        }

        var network = task.NetworkMode is { Length: > 0 } mode and not "default"
            ? mode
            : containers.Select(container => container.Host.NetworkMode).FirstOrDefault(it => !string.IsNullOrEmpty(it)) ?? "bridge";
        if (network is "default")
        {
            network = "bridge";
        }

        if (network == "awsvpc" || task.PidMode == "task" || task.IpcMode == "task")
        {
            containers = [Pause(), .. containers.Select(container => container with
            {
                Dependencies = [new Dependency(TaskPlan.PauseName, DependencyCondition.Start), .. container.Dependencies],
            })];
        }

        CheckNames(task, containers);
        return new TaskPlan { Arn = arn, Containers = containers, NetworkMode = network, PullUpfront = config.PullDependentsUpfront };
    }

    private static ContainerPlan Pause() => new() { Name = TaskPlan.PauseName, StopTimeout = TimeSpan.Zero };

    private static ContainerPlan Container(AcsContainer container, AgentConfig config)
    {
        if (container is not { Name: { Length: > 0 } name, Image: { Length: > 0 } })
        {
            throw new UnrecognizedTaskException("a container has no name or no image");
        }

        try
        {
            var docker = DockerContainerConfig.Parse(container.DockerConfig?.Config);
            return new ContainerPlan
            {
                Name = name,
                Source = container,
                Essential = container.Essential ?? true,
                Dependencies = [.. Dependencies(container)],
                DependencyTimeout = Seconds(container.StartTimeout),
                StopTimeout = Seconds(container.StopTimeout) ?? config.StopTimeout,
                Restart = container.RestartPolicy is { Enabled: true } policy
                    ? new RestartRule(policy.IgnoredExitCodes ?? [], TimeSpan.FromSeconds(policy.RestartAttemptPeriod ?? 300))
                    : null,
                HasHealthCheck = container.HealthCheckType == "docker" && docker.Healthcheck is not null,
                Config = docker,
                Host = DockerHostConfig.Parse(container.DockerConfig?.HostConfig),
                Command = OverriddenCommand(container.Overrides) ?? container.Command,
            };
        }
        catch (JsonException e)
        {
            throw new UnrecognizedTaskException($"container \"{name}\" has a description that can not be read: {e.Message}");
        }
    }

    private static TimeSpan? Seconds(long? seconds) => seconds is > 0 ? TimeSpan.FromSeconds(seconds.Value) : null;

    private static IEnumerable<Dependency> Dependencies(AcsContainer container)
    {
        foreach (var dependency in container.DependsOn ?? [])
        {
            yield return new Dependency(dependency.ContainerName ?? "", dependency.Condition switch
            {
                "START" => DependencyCondition.Start,
                "COMPLETE" => DependencyCondition.Complete,
                "SUCCESS" => DependencyCondition.Success,
                "HEALTHY" => DependencyCondition.Healthy,
                var other => throw new UnrecognizedTaskException($"unknown dependency condition \"{other}\""),
            });
        }

        foreach (var link in container.Links ?? [])
        {
            yield return new Dependency(link.Split(':')[0], DependencyCondition.Start);
        }

        foreach (var source in container.VolumesFrom ?? [])
        {
            yield return new Dependency(source.SourceContainer ?? "", DependencyCondition.Create);
        }
    }

    private static IReadOnlyList<string>? OverriddenCommand(string? overrides)
    {
        if (string.IsNullOrEmpty(overrides))
        {
            return null;
        }

        var document = JsonElement.Parse(overrides);
        if (document.ValueKind != JsonValueKind.Object)
        {
            throw new UnrecognizedTaskException("Could not unmarshal ContainerOverrides in any supported way");
        }

        var unknown = document.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => name != "command");
        return unknown is null
            ? document.Deserialize(AgentLink.AgentLinkJson.Default.ContainerOverrides)?.Command
            : throw new UnrecognizedTaskException($"Error unmarshalling ContainerOverrides: Unrecognized key: {unknown}");
    }

    private static void CheckNames(AcsTask task, List<ContainerPlan> containers)
    {
        var names = containers.Select(container => container.Name).ToHashSet();
        if (names.Count < containers.Count)
        {
            throw new UnrecognizedTaskException("two containers have the same name");
        }

        if (containers.SelectMany(container => container.Dependencies).FirstOrDefault(it => !names.Contains(it.On)).On is { } missing)
        {
            throw new UnrecognizedTaskException($"a container depends on \"{missing}\", which is not in the task");
        }

        if (HasCycle(containers))
        {
            throw new UnrecognizedTaskException("the containers' dependencies run in a circle");
        }

        var volumes = (task.Volumes ?? []).Select(volume => volume.Name).ToHashSet();
        var mounts = containers.SelectMany(container => container.Source?.MountPoints ?? []);
        if (mounts.FirstOrDefault(mount => !volumes.Contains(mount.SourceVolume)) is { } mount)
        {
            throw new UnrecognizedTaskException($"volume \"{mount.SourceVolume}\" is not in the task");
        }
    }

    private static bool HasCycle(List<ContainerPlan> containers)
    {
        var left = containers.ToDictionary(container => container.Name, container => container.Dependencies.Select(it => it.On).ToHashSet());
        while (left.FirstOrDefault(it => it.Value.All(on => !left.ContainsKey(on))).Key is { } free)
        {
            left.Remove(free);
        }

        return left.Count > 0;
    }

    private static void CheckSupported(AcsTask task)
    {
        foreach (var volume in task.Volumes ?? [])
        {
            if (volume.Type is not (null or "" or "host" or "docker"))
            {
                throw new UnrecognizedTaskException($"unrecognized volume type: \"{volume.Type}\"");
            }
        }

        var unsupported = task switch
        {
            { ProxyConfiguration: not null } => "proxyConfiguration",
            { Associations.Count: > 0 } => "associations",
            { Attachments.Count: > 0 } => "attachments",
            _ when task.Containers?.Any(it => it.EnvironmentFiles?.Count > 0) == true => "environmentFiles",
            _ when task.Containers?.Any(it => it.FirelensConfiguration is not null) == true => "firelensConfiguration",
            _ when task.Containers?.Any(it => it.ManagedAgents?.Count > 0) == true => "managedAgents",
            _ => null,
        };
        if (unsupported is not null)
        {
            throw new UnrecognizedTaskException($"{unsupported} is not supported by this agent");
        }
    }
}
