using System.Text.Json;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>The examples of ECS's placement pages, with the real <c>aws</c> on three instances in three zones.</summary>
public sealed class PlacementTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private const string Sleep = "\"command\":[\"sh\",\"-c\",\"exec sleep 600\"]";

    [Fact]
    public async Task DistinctInstance_places_one_task_an_instance_and_fails_the_next()
    {
        await cluster.RegisterAsync("distinct", Sleep);
        var answer = await cluster.AwsAsync("ecs run-task --task-definition distinct --count 4 --placement-constraints type=distinctInstance");
        Assert.Equal(3, Zones(answer).Distinct().Count());
        var failure = Assert.Single(answer.GetProperty("failures").EnumerateArray());
        Assert.Equal("DistinctInstance placement constraint unsatisfied.", failure.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Spread_over_zones_puts_as_many_tasks_into_each()
    {
        await cluster.RegisterAsync("spread", Sleep);
        var answer = await cluster.AwsAsync(
            "ecs run-task --task-definition spread --count 6 --placement-strategy type=spread,field=attribute:ecs.availability-zone");
        Assert.All(Zones(answer).GroupBy(zone => zone), zone => Assert.Equal(2, zone.Count()));
    }

    [Fact]
    public async Task Binpack_by_memory_fills_one_instance()
    {
        await cluster.RegisterAsync("binpack", Sleep);
        var answer = await cluster.AwsAsync("ecs run-task --task-definition binpack --count 4 --placement-strategy type=binpack,field=memory");
        Assert.Single(Instances(answer).Distinct());
    }

    [Fact]
    public async Task MemberOf_a_custom_attribute_admits_only_instances_that_have_it()
    {
        var arn = (await cluster.AwsAsync("ecs list-container-instances")).GetProperty("containerInstanceArns")[0].GetString()!;
        await cluster.AwsAsync($"ecs put-attributes --attributes name=stack,value=prod,targetId={arn}");
        await cluster.RegisterAsync("member", Sleep);
        var answer = await cluster.AwsAsync(
            "ecs run-task --task-definition member --count 2 --placement-constraints", "type=memberOf,expression=attribute:stack == prod");
        Assert.Equal([arn, arn], Instances(answer));
    }

    [Fact]
    public async Task Anti_affinity_to_a_task_group_avoids_the_instances_of_that_group()
    {
        await cluster.RegisterAsync("database", Sleep);
        await cluster.RegisterAsync("web", Sleep);
        var database = Instances(await cluster.AwsAsync("ecs run-task --task-definition database --group database"));
        var web = Instances(await cluster.AwsAsync(
            "ecs run-task --task-definition web --count 4 --placement-constraints", "type=memberOf,expression=not(task:group == database)"));
        Assert.Equal(4, web.Count);
        Assert.DoesNotContain(database[0], web);
    }

    [Fact]
    public async Task A_static_host_port_is_taken_once_an_instance()
    {
        await cluster.RegisterAsync("port", Sleep + ",\"portMappings\":[{\"containerPort\":80,\"hostPort\":18080}]");
        var answer = await cluster.AwsAsync("ecs run-task --task-definition port --count 4");
        Assert.Equal(3, Instances(answer).Distinct().Count());
        Assert.Equal("RESOURCE:PORTS", answer.GetProperty("failures")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_filter_lists_the_instances_that_match_it()
    {
        var answer = await cluster.AwsAsync("ecs list-container-instances --filter", "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]");
        Assert.Equal(2, answer.GetProperty("containerInstanceArns").GetArrayLength());
    }

    [Fact]
    public async Task A_plan_says_where_tasks_would_go_and_starts_none()
    {
        await cluster.RegisterAsync("planned", Sleep);
        var plan = await cluster.PlimsollAsync(
            "plan", "run-task", "--task-definition", "planned", "--count", "3", "--placement-strategy", "type=spread,field=instanceId");
        Assert.Contains("All 3 would be placed. Nothing was changed.", plan.Output, StringComparison.Ordinal);
        var tasks = await cluster.AwsAsync("ecs list-tasks --family planned");
        Assert.Equal(0, tasks.GetProperty("taskArns").GetArrayLength());
    }

    [Fact]
    public async Task A_plan_that_does_not_fit_says_what_would_make_it_fit()
    {
        await cluster.RegisterAsync("huge", Sleep.Replace("600", "601", StringComparison.Ordinal) + ",\"memoryReservation\":8", "\"memory\":\"100000\",");
        var plan = await cluster.PlimsollAsync("plan", "run-task", "--task-definition", "huge");
        Assert.Equal(1, plan.Code);
        Assert.Contains("MiB more memory", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_names_the_instances_that_were_refused_and_why()
    {
        await cluster.RegisterAsync("explained", Sleep);
        var task = (await cluster.AwsAsync(
            "ecs run-task --task-definition explained --placement-constraints", "type=memberOf,expression=attribute:ecs.availability-zone == us-east-1b"))
            .GetProperty("tasks")[0].GetProperty("taskArn").GetString()!;
        var explained = await cluster.PlimsollAsync("explain", task);
        Assert.Contains("MemberOf placement constraint unsatisfied.", explained.Output, StringComparison.Ordinal);
        Assert.Contains("3 instances considered, 1 would do", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_of_a_service_says_where_its_tasks_are_and_what_the_missing_ones_lack()
    {
        await cluster.RegisterAsync("shop", Sleep);
        await cluster.AwsAsync("ecs create-service --service-name shop --task-definition shop --desired-count 4 --placement-constraints type=distinctInstance");
        await LocalCluster.Until(
            async () => (await cluster.AwsAsync("ecs list-tasks --service-name shop")).GetProperty("taskArns").GetArrayLength() == 3, "three tasks");

        var explained = await cluster.PlimsollAsync("explain", "shop");

        Assert.Contains("3 tasks on 3 instances:", explained.Output, StringComparison.Ordinal);
        Assert.Contains("1 task missing", explained.Output, StringComparison.Ordinal);
        Assert.Contains("DistinctInstance placement constraint unsatisfied.", explained.Output, StringComparison.Ordinal);
        await cluster.AwsAsync("ecs delete-service --service shop --force");
    }

    private static List<string> Instances(JsonElement answer) => Each(answer, "containerInstanceArn");

    private static List<string> Zones(JsonElement answer) => Each(answer, "availabilityZone");

    private static List<string> Each(JsonElement answer, string member) =>
        [.. answer.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty(member).GetString()!)];
}
