using Plimsoll.Client;

namespace Plimsoll.Demo;

/// <summary>What the demo runs: three web servers spread over the zones, which ask two of another service by its name; four workers packed together.</summary>
internal static class DemoDefinitions
{
    /// <summary>Log group of all containers.</summary>
    public const string LogGroup = "/plimsoll/demo";

    /// <summary>Port of every web server, on every instance.</summary>
    public const int Port = 8080;

    /// <summary>The service of the web servers.</summary>
    public const string Service = "web";

    private const string Api = "api";
    private const int ApiPort = 8090;

    private const string ServeApi =
        """
        mkdir -p /www && echo "And from $(hostname), which it found by the name of its service." > /www/index.html
        echo "api server $(hostname) is up"
        exec httpd -f -p 80 -h /www
        """;

    private const string Serve =
        """
        mkdir -p /www/cgi-bin && cat > /www/cgi-bin/index.cgi <<'END'
        #!/bin/sh
        echo "Content-Type: text/plain"; echo
        echo "Hello from container $(hostname), a task of Plimsoll."
        wget -q -O - http://API/
        END
        chmod 755 /www/cgi-bin/index.cgi
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
    /// <param name="cluster">Cluster that they run in: part of names.</param>
    public static IReadOnlyList<DemoRun> Runs(string image, string region, string cluster) =>
    [
        new(
            "a service of three web servers, spread over the zones, each on port 8080 of its instance",
            Definition("demo-web", image, Serve.Replace("API", $"{Api}.{cluster}.plimsoll.internal:{ApiPort}", StringComparison.Ordinal), 256, 256, [new PortMapping(80, Port)], region),
            3,
            new PlacementStrategy("spread", "attribute:ecs.availability-zone"),
            Service),
        new(
            $"a service of two that they ask at http://{Api}.{cluster}.plimsoll.internal:{ApiPort}/",
            Definition("demo-api", image, ServeApi, 128, 128, [new PortMapping(80, ApiPort)], region),
            2,
            new PlacementStrategy("spread", "attribute:ecs.availability-zone"),
            Api),
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
