using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Services;

/// <summary>DeleteService, DescribeServices, ListServices, and services where other operations show them.</summary>
public sealed class ServicesApiTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:ecs:eu-west-1:123456789012:service/default/web";
    private readonly ServiceWorld _world = new();

    public async ValueTask InitializeAsync()
    {
        await _world.Ecs.CallAsync("CreateCluster");
        await _world.Ecs.DefineAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Who_asks_for_tags_where_there_are_none_is_told_so()
    {
        await _world.CreateAsync("'desiredCount':0", "plain");

        Assert.Equal("[]", (await _world.Ecs.CallAsync("DescribeServices", "{'services':['plain'],'include':['TAGS']}"))["services"]![0]!["tags"]!.ToJsonString());
    }

    [Fact]
    public async Task A_service_that_was_deleted_is_deleted_once()
    {
        await _world.CreateAsync("'desiredCount':0", "gone");
        await _world.Ecs.CallAsync("DeleteService", "{'service':'gone'}");
        Assert.Equal("DRAINING", (string?)(await _world.Ecs.CallAsync("DeleteService", "{'service':'gone'}"))["service"]!["status"]);
        await _world.RunAsync();

        Assert.Equal("ServiceNotFoundException: Service not found.", await _world.Ecs.RefusalAsync("DeleteService", "{'service':'gone'}"));
    }

    [Fact]
    public async Task A_service_that_is_scaled_above_0_is_not_deleted_without_force()
    {
        await _world.CreateAsync("'desiredCount':1");

        Assert.Equal(
            "InvalidParameterException: The service cannot be stopped while it is scaled above 0.", await _world.Ecs.RefusalAsync("DeleteService", "{'service':'web'}"));
    }

    [Theory]
    [InlineData("'schedulingStrategy':'DAEMON'", "{'service':'web'}")]
    [InlineData("'desiredCount':0", "{'service':'web'}")]
    [InlineData("'desiredCount':1", "{'service':'web','force':true}")]
    public async Task A_deleted_service_drains_and_ends(string members, string delete)
    {
        await _world.JoinAsync("a");
        await _world.CreateAsync(members);
        await _world.RunAsync();
        Assert.Equal("DRAINING", (string?)(await _world.Ecs.CallAsync("DeleteService", delete))["service"]!["status"]);

        await _world.RunAsync();

        var service = await _world.DescribeAsync();
        Assert.Equal(("INACTIVE", 0, 0), ((string?)service["status"], service["deployments"]!.AsArray().Count, _world.Tasks().Count));
    }

    [Theory]
    [InlineData("{'service':'nothing'}", "ServiceNotFoundException: Service not found.")]
    [InlineData("{'service':'web','cluster':'nowhere'}", "ClusterNotFoundException: Cluster not found.")]
    public async Task What_is_not_there_is_not_deleted(string input, string error) => Assert.Equal(error, await _world.Ecs.RefusalAsync("DeleteService", input));

    [Fact]
    public async Task Services_are_described_by_name_and_ARN_once_and_strangers_are_missing()
    {
        await _world.CreateAsync();

        var answer = await _world.Ecs.CallAsync("DescribeServices", $"{{'services':['web','{Arn}','other']}}");

        Assert.Equal([Arn, Arn], answer["services"]!.AsArray().Select(one => (string?)one!["serviceArn"]));
        Assert.Equal(
            """[{"arn":"arn:aws:ecs:eu-west-1:123456789012:service/other","reason":"MISSING"}]""", answer["failures"]!.ToJsonString());
    }

    [Theory]
    [InlineData("[]", "Services cannot be empty.")]
    [InlineData("['1','2','3','4','5','6','7','8','9','10','11']", "Services cannot exceed 10 elements.")]
    public async Task Up_to_ten_services_are_described(string names, string message) =>
        Assert.Equal($"InvalidParameterException: {message}", await _world.Ecs.RefusalAsync("DescribeServices", $"{{'services':{names}}}"));

    [Fact]
    public async Task Tags_are_shown_when_asked_for()
    {
        await _world.CreateAsync("'desiredCount':0,'tags':[{'key':'k','value':'v'}]");

        Assert.Null((await _world.DescribeAsync())["tags"]);
        Assert.Single((await _world.Ecs.CallAsync("DescribeServices", "{'services':['web'],'include':['TAGS']}"))["services"]![0]!["tags"]!.AsArray());
    }

    [Fact]
    public async Task A_service_can_be_tagged_later()
    {
        await _world.CreateAsync("'desiredCount':0");

        await _world.Ecs.CallAsync("TagResource", $"{{'resourceArn':'{Arn}','tags':[{{'key':'k','value':'v'}}]}}");

        Assert.Single((await _world.Ecs.CallAsync("ListTagsForResource", $"{{'resourceArn':'{Arn}'}}"))["tags"]!.AsArray());
    }

    [Fact]
    public async Task Services_are_listed_ten_to_a_page()
    {
        for (var i = 0; i < 12; i++)
        {
            await _world.CreateAsync("'desiredCount':0", $"web-{i:D2}");
        }

        var first = await _world.Ecs.CallAsync("ListServices");
        var second = await _world.Ecs.CallAsync("ListServices", $"{{'nextToken':'{first["nextToken"]}'}}");

        Assert.Equal((10, 2, null), (first["serviceArns"]!.AsArray().Count, second["serviceArns"]!.AsArray().Count, (string?)second["nextToken"]));
    }

    [Theory]
    [InlineData("{'schedulingStrategy':'DAEMON'}", "daemon")]
    [InlineData("{'schedulingStrategy':'REPLICA'}", "web")]
    [InlineData("{'launchType':'EC2'}", "daemon web")]
    [InlineData("{'launchType':'FARGATE'}", "")]
    [InlineData("{'maxResults':100}", "daemon web")]
    public async Task Lists_are_filtered(string input, string names)
    {
        await _world.CreateAsync("'desiredCount':0");
        await _world.CreateAsync("'schedulingStrategy':'DAEMON'", "daemon");

        Assert.Equal(names, string.Join(' ', (await _world.Ecs.CallAsync("ListServices", input))["serviceArns"]!.AsArray().Select(arn => ((string)arn!).Split('/')[^1])));
    }

    [Fact]
    public async Task A_service_that_drains_is_not_listed()
    {
        await _world.CreateAsync("'desiredCount':0");
        await _world.Ecs.CallAsync("DeleteService", "{'service':'web'}");

        Assert.Empty((await _world.Ecs.CallAsync("ListServices"))["serviceArns"]!.AsArray());
    }

    [Fact]
    public async Task A_cluster_counts_its_services_and_is_not_deleted_with_them()
    {
        await _world.CreateAsync("'desiredCount':0");

        Assert.Equal(1, (int)(await _world.Ecs.CallAsync("DescribeClusters"))["clusters"]![0]!["activeServicesCount"]!);
        Assert.Equal(
            "ClusterContainsServicesException: The Cluster cannot be deleted while Services are active.", await _world.Ecs.RefusalAsync("DeleteCluster", "{'cluster':'default'}"));
    }

    [Theory]
    [InlineData("web")]
    [InlineData(Arn)]
    public async Task Tasks_are_listed_by_service(string name)
    {
        await _world.JoinAsync("a");
        await _world.Ecs.RunAsync();
        await _world.CreateAsync("'desiredCount':2");
        await _world.RunAsync();

        Assert.Equal(2, (await _world.Ecs.CallAsync("ListTasks", $"{{'serviceName':'{name}'}}"))["taskArns"]!.AsArray().Count);
    }

    [Fact]
    public async Task Tasks_of_a_service_that_is_not_there_are_not_listed() =>
        Assert.Equal("ServiceNotFoundException: Service not found.", await _world.Ecs.RefusalAsync("ListTasks", "{'serviceName':'nothing'}"));

    [Fact]
    public async Task An_ended_service_is_forgotten_after_a_day_with_its_events()
    {
        await _world.CreateAsync("'desiredCount':0");
        await _world.RunAsync();
        await _world.Ecs.CallAsync("DeleteService", "{'service':'web'}");
        await _world.RunAsync();
        await _world.Ecs.Service.StartAsync();

        _world.Ecs.Time.Advance(TimeSpan.FromHours(25));

        await Wait.UntilAsync(() => _world.Ecs.Cell.Peek(view => view.Count(Plimsoll.Ecs.Model.EcsTables.Services) + view.Count(Plimsoll.Ecs.Model.EcsTables.ServiceEvents)) == 0, "the end");
    }
}
