using Plimsoll.Client;

namespace Plimsoll.Demo;

/// <summary>What the demo runs: a service of three web servers spread over the zones, four workers packed together.</summary>
internal static class DemoDefinitions
{
    /// <summary>Log group of all containers.</summary>
    public const string LogGroup = "/plimsoll/demo";

    /// <summary>Port of every web server, on every instance.</summary>
    public const int Port = 8080;

    /// <summary>The service of the web servers.</summary>
    public const string Service = "web";

    private const string Serve =
        """
        mkdir -p /www && echo "Hello from container $(hostname), a task of Plimsoll." > /www/index.html
        echo "web server $(hostname) is up"
        exec httpd -f -v -p 80 -h /www
        """;

    private const string Work =
        """
        i=0
        while true; do i=$((i + 1)); echo "worker $(hostname), round $i"; sleep 5; done
        """;

    /// <summary>The runs, in order.</summary>
    /// <param name="image">The image of all of them.</param>
    /// <param name="region">Region of the logs.</param>
    public static IReadOnlyList<DemoRun> Runs(string image, string region) =>
    [
        new(
            "a service of three web servers, spread over the zones, each on port 8080 of its instance",
            Definition("demo-web", image, Serve, 256, 256, [new PortMapping(80, Port)], region),
            3,
            new PlacementStrategy("spread", "attribute:ecs.availability-zone"),
            Service),
        new(
            "four workers, packed onto as few instances as can be",
            Definition("demo-worker", image, Work, 128, 512, null, region),
            4,
            new PlacementStrategy("binpack", "memory")),
    ];

    private static RegisterTaskDefinitionRequest Definition(
        string family, string image, string script, int cpu, int memory, IReadOnlyList<PortMapping>? ports, string region) => new()
        {
            Family = family,
            ContainerDefinitions =
            [
                new ContainerDefinition
                {
                    Name = "main",
                    Image = image,
                    Cpu = cpu,
                    Memory = memory,
                    PortMappings = ports,
                    Command = ["sh", "-c", script],
                    LogConfiguration = new LogConfiguration(
                        "awslogs",
                        new Dictionary<string, string>
                        {
                            ["awslogs-group"] = LogGroup,
                            ["awslogs-region"] = region,
                            ["awslogs-stream-prefix"] = family,
                        }),
                },
            ],
        };
}

/// <summary>One call of RunTask or CreateService.</summary>
/// <param name="Words">What it shows.</param>
/// <param name="Definition">What to run.</param>
/// <param name="Count">How often.</param>
/// <param name="Strategy">Where.</param>
/// <param name="Service">Name of the service that keeps them running; null for tasks on their own.</param>
internal sealed record DemoRun(string Words, RegisterTaskDefinitionRequest Definition, int Count, PlacementStrategy Strategy, string? Service = null);
