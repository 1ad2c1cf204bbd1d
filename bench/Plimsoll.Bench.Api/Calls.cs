using System.Text.Json;

namespace Plimsoll.Bench.Api;

/// <summary>The calls that are measured, and those that make ready for them.</summary>
internal sealed class Calls(ServerProcess server) : IDisposable
{
    private const string Prefix = "AmazonEC2ContainerServiceV20141113.";
    private const string Definition =
        """
        {"family":"web","networkMode":"bridge","requiresCompatibilities":["EC2"],"containerDefinitions":[{"name":"web","image":"registry.example/web:1.2.3","cpu":64,"memory":64,"essential":true,
        "portMappings":[{"containerPort":8080,"hostPort":0,"protocol":"tcp"}],"environment":[{"name":"GREETING","value":"hello"},{"name":"LEVEL","value":"info"}],
        "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"web","awslogs-region":"us-east-1","awslogs-stream-prefix":"web"}},
        "healthCheck":{"command":["CMD-SHELL","wget -q -O- http://127.0.0.1:8080/ || exit 1"],"interval":30,"retries":3}}]}
        """;

    private readonly Connection _connection = new(server.Port);

    public int Port => server.Port;

    /// <summary>Each connection makes its own.</summary>
    public IReadOnlyList<(string Name, Func<Call> Call)> Measured =>
    [
        ("DescribeClusters", () => Make("DescribeClusters", """{"clusters":["default"]}""")),
        ("RegisterTaskDefinition", () => Make("RegisterTaskDefinition", Definition)),
        ("RunTask", () => Make("RunTask", """{"taskDefinition":"web:1"}""")),
    ];

    public void Prepare()
    {
        Do("CreateCluster", "{}");
        Do("RegisterTaskDefinition", Definition);
    }

    /// <summary>Registers a container instance that never fills up, and returns its ARN.</summary>
    public string RegisterInstance() => Do(
        "RegisterContainerInstance",
        """
        {"totalResources":[{"name":"CPU","type":"INTEGER","integerValue":100000000},{"name":"MEMORY","type":"INTEGER","integerValue":100000000},
        {"name":"PORTS","type":"STRINGSET","stringSetValue":["22"]},{"name":"PORTS_UDP","type":"STRINGSET","stringSetValue":[]}],
        "attributes":[{"name":"com.amazonaws.ecs.capability.docker-remote-api.1.24"},{"name":"com.amazonaws.ecs.capability.docker-remote-api.1.18"},{"name":"com.amazonaws.ecs.capability.docker-remote-api.1.19"},
        {"name":"com.amazonaws.ecs.capability.logging-driver.awslogs"},{"name":"ecs.capability.container-health-check"},{"name":"ecs.capability.execution-role-awslogs"}]}
        """).GetProperty("containerInstance").GetProperty("containerInstanceArn").GetString()!;

    public void Dispose() => _connection.Dispose();

    private Call Make(string operation, string body) => new(server.Port, Prefix + operation, body);

    private JsonElement Do(string operation, string body)
    {
        using var document = JsonDocument.Parse(_connection.Call(Make(operation, body).Bytes()).ToArray());
        return document.RootElement.Clone();
    }
}
