using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>Tasks for tests.</summary>
internal static class TestTask
{
    public static AcsTask Of(params AcsContainer[] containers) => new()
    {
        Arn = $"arn:aws:ecs:us-east-1:123456789012:task/demo/{Guid.NewGuid():N}",
        TaskClusterArn = "arn:aws:ecs:us-east-1:123456789012:cluster/demo",
        Family = "test",
        Version = "3",
        DesiredStatus = AcsStatus.Running,
        NetworkMode = "bridge",
        Containers = containers,
    };

    public static AcsContainer Shell(string name, string script) => new()
    {
        Name = name,
        Image = BusyboxImage.Name,
        Command = ["/bin/sh", "-c", script],
        Essential = true,
        Memory = 32,
        StopTimeout = 2,
    };

    public static AcsContainer Sleeper(string name) => Shell(name, "trap 'exit 0' TERM; sleep 1000 & wait");

    public static AcsContainer With(this AcsContainer container, DockerHostConfig? host = null, DockerContainerConfig? config = null) =>
        container with { DockerConfig = new DockerConfig { Version = "1.18", HostConfig = host?.ToJson(), Config = config?.ToJson() } };

    public static AcsContainer LogsTo(this AcsContainer container, string group, params (string Name, string Value)[] more)
    {
        var options = new Dictionary<string, string> { ["awslogs-group"] = group, ["awslogs-stream-prefix"] = "p" };
        foreach (var (name, value) in more)
        {
            options[name] = value;
        }

        return container.With(new DockerHostConfig { LogConfig = new DockerLogConfig { Type = "awslogs", Config = options } });
    }

    public static string Id(this AcsTask task) => task.Arn![(task.Arn!.LastIndexOf('/') + 1)..];
}
