using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>Why a service does not start is told by one command: <c>plimsoll explain SERVICE</c>.</summary>
public sealed class StartFailureTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    [Theory]
    [InlineData("no-image")]
    [InlineData("no-command")]
    [InlineData("port-taken")]
    [InlineData("no-log-group")]
    [InlineData("exits")]
    [InlineData("exits-awslogs")]
    [InlineData("memory")]
    [InlineData("ill")]
    [InlineData("waits")]
    public async Task Explain_tells_it(string broken)
    {
        using var taken = new TcpListener(IPAddress.Any, 0);
        taken.Start();
        var (containers, told) = BrokenServices.All(((IPEndPoint)taken.LocalEndpoint).Port)[broken];
        await RegisterAsync(broken, containers);
        await CreateAsync(broken);

        await UntilExplainedAsync(broken, told);

        await DeleteAsync(broken);
    }

    [Fact]
    public async Task A_rollback_is_told_with_the_deployment_that_failed_and_its_reason()
    {
        await RegisterAsync("rolled", BrokenServices.All(1)["no-log-group"].Containers.Replace("no-such-group", LocalCluster.LogGroup, StringComparison.Ordinal));
        await CreateAsync("rolled");
        await UntilExplainedAsync("rolled", ["COMPLETED", "nothing is missing"]);
        await RegisterAsync("rolled", BrokenServices.All(1)["no-command"].Containers);
        await cluster.AwsAsync("ecs update-service --service rolled --task-definition rolled");

        await UntilExplainedAsync(
            "rolled", ["of rolled:2 failed ", "ECS deployment circuit breaker: tasks failed to start.", "the service was rolled back to deployment ", "of rolled:1", "/no-such-program"]);

        await DeleteAsync("rolled");
    }

    [Fact]
    public async Task Json_has_the_same_facts_and_status_says_failing()
    {
        await RegisterAsync("facts", BrokenServices.All(1)["exits"].Containers);
        await CreateAsync("facts");
        await UntilExplainedAsync("facts", ["tasks keep failing: ", "| no database at db:5432"]);

        var facts = JsonElement.Parse((await cluster.PlimsollAsync("explain", "facts", "--output", "json")).Output);
        var status = (await cluster.PlimsollAsync("status")).Output;

        Assert.Equal("EssentialContainerExited", facts.GetProperty("failure").GetProperty("stopCode").GetString());
        Assert.Equal(3, facts.GetProperty("lastFailed").GetProperty("task").GetProperty("containers")[0].GetProperty("exitCode").GetInt32());
        Assert.Equal("no database at db:5432", facts.GetProperty("lastFailed").GetProperty("outputs")[0].GetProperty("lines")[0].GetProperty("message").GetString());
        Assert.Contains(status.Split('\n'), line => line.StartsWith("service\tdefault\tfacts\t", StringComparison.Ordinal) && line.Contains("\tfailing ", StringComparison.Ordinal));
        await DeleteAsync("facts");
    }

    private async Task RegisterAsync(string family, string containers) => await cluster.AwsAsync(
        "ecs register-task-definition --cli-input-json", $$"""{"family":"{{family}}","containerDefinitions":[{{containers}}]}""");

    private async Task CreateAsync(string name) => await cluster.AwsAsync(
        $"ecs create-service --service-name {name} --task-definition {name} --desired-count 1 --deployment-configuration",
        "deploymentCircuitBreaker={enable=true,rollback=true},maximumPercent=200,minimumHealthyPercent=100");

    private async Task DeleteAsync(string name) => await cluster.AwsAsync($"ecs delete-service --force --service {name}");

    private async Task UntilExplainedAsync(string service, string[] told)
    {
        var explained = "";
        try
        {
            await LocalCluster.Until(
                async () =>
                {
                    explained = (await cluster.PlimsollAsync("explain", service)).Output;
                    return told.All(words => explained.Contains(words, StringComparison.Ordinal));
                },
                "an explanation");
        }
        catch (Xunit.Sdk.XunitException)
        {
            Assert.Fail($"Missing: {string.Join(" / ", told.Where(words => !explained.Contains(words, StringComparison.Ordinal)))} in\n{explained}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(explained);
    }
}
