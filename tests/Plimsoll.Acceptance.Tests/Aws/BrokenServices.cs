using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>Services that do not start, each broken in one way, and the lines of <c>plimsoll explain SERVICE</c> that tell it (docs/why-it-does-not-start.md).</summary>
internal static class BrokenServices
{
    private const string Main = $"\"name\":\"main\",\"image\":\"{LocalCluster.Image}\",\"memory\":16";
    private const string Sleeps = "\"command\":[\"sh\",\"-c\",\"sleep 1000\"]";
    private const string Ill = "\"healthCheck\":{\"command\":[\"CMD-SHELL\",\"echo disk is full; exit 1\"],\"interval\":5,\"timeout\":2,\"retries\":1}";

    /// <summary>Name of the service, its containers, and what must be told.</summary>
    /// <param name="takenPort">A port that another program listens at.</param>
    public static IReadOnlyDictionary<string, (string Containers, string[] Told)> All(int takenPort) => new Dictionary<string, (string, string[])>
    {
        ["no-image"] = (
            """{"name":"main","image":"plimsoll-no-such-image:1","memory":16}""",
            ["TaskFailedToStart: CannotPullContainerError: ", "plimsoll-no-such-image"]),
        ["no-command"] = (
            $$"""{{{Main}},"command":["/no-such-program"]}""",
            ["TaskFailedToStart: CannotStartContainerError: ", "/no-such-program", "no such file or directory"]),
        ["port-taken"] = (
            $$"""{{{Main}},{{Sleeps}},"portMappings":[{"containerPort":80,"hostPort":{{takenPort}}}]}""",
            ["TaskFailedToStart: CannotStartContainerError: ", $":{takenPort}", "already in use"]),
        ["no-log-group"] = (
            $$"""{{{Main}},{{Sleeps}},"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"no-such-group","awslogs-region":"us-east-1","awslogs-stream-prefix":"x" } } }""",
            ["CannotStartContainerError: ", "failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist."]),
        ["exits"] = (
            $$"""{{{Main}},"command":["sh","-c","echo no database at db:5432; exit 3"]}""",
            ["EssentialContainerExited: Essential container in task exited", "container main: STOPPED, exit code 3", "| no database at db:5432"]),
        ["exits-awslogs"] = (
            $$"""{{{Main}},"command":["sh","-c","echo no license; exit 4"],"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"{{LocalCluster.LogGroup}}","awslogs-region":"us-east-1","awslogs-stream-prefix":"x" } } }""",
            ["container main: STOPPED, exit code 4", $"log in {LocalCluster.LogGroup} x/main/", "| no license"]),
        ["memory"] = (
            $$"""{{{Main}},"command":["sh","-c","echo loading; x=aaaaaaaa; while true; do x=$x$x; done"]}""",
            ["container main: STOPPED, exit code 137  OutOfMemoryError: Container killed due to memory usage", "| loading"]),
        ["ill"] = (
            $$"""{{{Main}},{{Sleeps}},{{Ill}}}""",
            ["ServiceSchedulerInitiated: Task failed container health checks", "health check: exit code 1", "| disk is full", "failed container health checks."]),
        ["waits"] = (
            $$"""{{{Main}},{{Sleeps}},"dependsOn":[{"containerName":"db","condition":"HEALTHY"}]},{"name":"db","image":"{{LocalCluster.Image}}","memory":16,{{Sleeps}},{{Ill}}}""",
            ["waits for db to be HEALTHY; db is RUNNING, UNHEALTHY", "health check: exit code 1", "| disk is full"]),
    };
}
