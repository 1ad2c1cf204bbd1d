using System.Text.Json.Nodes;
using Plimsoll.Commands;
using Plimsoll.Planning;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Planning;

/// <summary>What is asked of a real server, without instances.</summary>
public sealed class ExplainerTests : IDisposable
{
    private const string LikeTask = "0123456789abcdef0123456789abcdef";
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("web")]
    [InlineData(LikeTask)]
    public async Task What_is_no_task_may_be_a_service(string name)
    {
        await using var server = await StartAsync(name);

        var (task, service) = await new Explainer(server.Ecs).ExplainAsync(ExplainTarget.Of(name), "c", CancellationToken.None);

        Assert.Null(task);
        Assert.Equal((name, 2), (service!.Service!.ServiceName, service.Missing));
    }

    [Fact]
    public async Task The_ARN_of_a_service_needs_no_cluster()
    {
        await using var server = await StartAsync("web");

        var (_, service) = await new Explainer(server.Ecs).ExplainAsync(
            ExplainTarget.Of("arn:aws:ecs:us-east-1:000000000000:service/c/web"), null, CancellationToken.None);

        Assert.Equal("web", service!.Service!.ServiceName);
    }

    [Theory]
    [InlineData("api", "cluster c has no service api.")]
    [InlineData(LikeTask, $"cluster c has no service {LikeTask}, and no task.")]
    public async Task What_is_neither_is_refused_with_a_remedy(string name, string message)
    {
        await using var server = await StartAsync("web");

        var refusal = await Assert.ThrowsAsync<CommandException>(() => new Explainer(server.Ecs).ExplainAsync(ExplainTarget.Of(name), "c", CancellationToken.None));

        Assert.Equal(message, refusal.Message);
        Assert.Contains("--cluster", refusal.Remedy, StringComparison.Ordinal);
    }

    private async Task<TestServer> StartAsync(string service)
    {
        var server = await TestServer.StartAsync(TestServer.Options(_data));
        await server.Ecs.CreateClusterAsync("c", CancellationToken.None);
        await CallAsync("RegisterTaskDefinition", """{"family":"web","containerDefinitions":[{"name":"main","image":"web","memory":64}]}""");
        await CallAsync("CreateService", $$"""{"cluster":"c","serviceName":"{{service}}","taskDefinition":"web","desiredCount":2}""");
        return server;

        Task CallAsync(string operation, string input) => server.Ecs.CallAsync(
            operation, JsonNode.Parse(input)!.AsObject(), PlanJson.Default.JsonObject, PlanJson.Default.JsonObject, CancellationToken.None);
    }
}
