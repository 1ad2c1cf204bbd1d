using System.Text.Json;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>Services with the real <c>aws</c> on three instances in three zones.</summary>
public sealed class ServiceTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    // A shell that ends at once when it is told to.
    private const string Sleep = "\"command\":[\"sh\",\"-c\",\"trap 'exit 0' TERM; while true; do sleep 1; done\"]";

    [Fact]
    public async Task A_service_runs_its_tasks_in_every_zone_until_it_is_deleted()
    {
        await cluster.RegisterAsync("life", Sleep);
        await cluster.AwsAsync("ecs create-service --service-name life --task-definition life --desired-count 3");
        await cluster.AwsAsync("ecs wait services-stable --services life");
        Assert.Equal(3, (await TasksAsync("life")).Select(task => task.GetProperty("availabilityZone").GetString()).Distinct().Count());

        await cluster.AwsAsync("ecs delete-service --service life --force");

        await LocalCluster.Until(async () => Text(await ServiceAsync("life"), "status") == "INACTIVE", "the end of the service");
        Assert.Empty(await TasksAsync("life"));
    }

    [Fact]
    public async Task A_task_that_is_killed_is_replaced()
    {
        await RunningAsync("killed", 1);
        var first = Assert.Single(await TasksAsync("killed"));

        await Command.RunAsync("docker", ["kill", first.GetProperty("containers")[0].GetProperty("runtimeId").GetString()!]);

        await LocalCluster.Until(
            async () => await TasksAsync("killed") is [var next] && Text(next, "taskArn") != Text(first, "taskArn") && Text(next, "lastStatus") == "RUNNING",
            "another task");
    }

    [Fact]
    public async Task A_new_definition_replaces_the_tasks_even_when_the_server_is_killed_meanwhile()
    {
        await RunningAsync("rolled", 3);
        var next = await cluster.RegisterAsync("rolled", Sleep + ",\"cpu\":1");
        await cluster.AwsAsync("ecs update-service --service rolled --task-definition rolled");
        await cluster.KillAsync();
        await cluster.StartAsync();

        await SteadyAsync("rolled");

        Assert.Equal([next, next, next], (await TasksAsync("rolled")).Select(task => Text(task, "taskDefinitionArn")));
    }

    [Fact]
    public async Task An_image_that_is_not_there_trips_the_circuit_breaker_and_the_service_rolls_back()
    {
        var good = await RunningAsync("broken", 2);
        await cluster.AwsAsync("ecs register-task-definition --cli-input-json", """{"family":"broken","containerDefinitions":[{"name":"main","image":"plimsoll-nothing:1","memory":16}]}""");
        await cluster.AwsAsync(
            "ecs update-service --service broken --task-definition broken --deployment-configuration", "deploymentCircuitBreaker={enable=true,rollback=true}");

        await LocalCluster.Until(async () => Events(await ServiceAsync("broken")).Any(one => one.Contains("rolling back", StringComparison.Ordinal)), "the rollback");
        await SteadyAsync("broken");

        Assert.Equal([good, good], (await TasksAsync("broken")).Select(task => Text(task, "taskDefinitionArn")));
    }

    [Fact]
    public async Task A_daemon_runs_on_each_instance_that_does_not_drain()
    {
        await cluster.RegisterAsync("daemon", Sleep);
        await cluster.AwsAsync("ecs create-service --service-name daemon --task-definition daemon --scheduling-strategy DAEMON");
        await SteadyAsync("daemon");
        var leaving = Text((await TasksAsync("daemon"))[0], "containerInstanceArn");

        await cluster.AwsAsync($"ecs update-container-instances-state --status DRAINING --container-instances {leaving}");
        await LocalCluster.Until(async () => (await TasksAsync("daemon")).Count == 2, "two tasks");
        await cluster.AwsAsync($"ecs update-container-instances-state --status ACTIVE --container-instances {leaving}");

        await LocalCluster.Until(async () => (await TasksAsync("daemon")).Count == 3, "three tasks again");
        await cluster.AwsAsync("ecs delete-service --service daemon");
    }

    [Fact]
    public async Task A_service_that_needs_more_than_there_is_says_what_is_short()
    {
        await cluster.RegisterAsync("large", Sleep + ",\"memoryReservation\":8", "\"memory\":\"3000\",");
        await cluster.AwsAsync("ecs create-service --service-name large --task-definition large --desired-count 5");

        await LocalCluster.Until(async () => Events(await ServiceAsync("large")).Any(one => one.Contains("has insufficient memory available", StringComparison.Ordinal)), "the event");

        await cluster.AwsAsync("ecs delete-service --service large --force");
    }

    private async Task<string> RunningAsync(string name, int count)
    {
        var definition = await cluster.RegisterAsync(name, Sleep);
        await cluster.AwsAsync($"ecs create-service --service-name {name} --task-definition {name} --desired-count {count}");
        await SteadyAsync(name);
        return definition;
    }

    private Task SteadyAsync(string name) => LocalCluster.Until(
        async () => (await ServiceAsync(name)).GetProperty("deployments") is var all && all.GetArrayLength() == 1 && Text(all[0], "rolloutState") == "COMPLETED",
        $"{name} to be steady");

    private async Task<JsonElement> ServiceAsync(string name) => (await cluster.AwsAsync("ecs describe-services --services " + name)).GetProperty("services")[0];

    private async Task<List<JsonElement>> TasksAsync(string name)
    {
        var arns = (await cluster.AwsAsync("ecs list-tasks --service-name " + name)).GetProperty("taskArns").EnumerateArray().Select(arn => arn.GetString()).ToList();
        return arns.Count == 0 ? [] : [.. (await cluster.AwsAsync("ecs describe-tasks --tasks " + string.Join(' ', arns))).GetProperty("tasks").EnumerateArray()];
    }

    private static IEnumerable<string> Events(JsonElement service) => service.GetProperty("events").EnumerateArray().Select(one => Text(one, "message"));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
