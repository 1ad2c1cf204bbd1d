using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Clusters;

public sealed class ClustersApiTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task A_cluster_without_name_is_called_default()
    {
        var cluster = (await _ecs.CallAsync("CreateCluster"))["cluster"]!;

        Assert.Equal("arn:aws:ecs:eu-west-1:123456789012:cluster/default", (string?)cluster["clusterArn"]);
        Assert.Equal("ACTIVE", (string?)cluster["status"]);
    }

    [Fact]
    public async Task Creation_answers_every_member_that_AWS_fills()
    {
        var cluster = (await _ecs.CallAsync("CreateCluster", "{'clusterName':'c','capacityProviders':[]}"))["cluster"]!;

        Assert.Equal(
            """
            {"activeServicesCount":0,"capacityProviders":[],"clusterArn":"arn:aws:ecs:eu-west-1:123456789012:cluster/c","clusterName":"c","defaultCapacityProviderStrategy":[],"pendingTasksCount":0,"registeredContainerInstancesCount":0,"runningTasksCount":0,"settings":[{"name":"containerInsights","value":"disabled"}],"statistics":[],"status":"ACTIVE","tags":[]}
            """.Trim(),
            cluster.ToJsonString());
    }

    [Fact]
    public async Task Creating_an_active_cluster_again_answers_the_one_that_is_there()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c','tags':[{'key':'a','value':'1'}]}");

        var again = await _ecs.CallAsync("CreateCluster", "{'clusterName':'c','tags':[{'key':'b','value':'2'}]}");

        Assert.Equal(["a"], again["cluster"]!["tags"].Each("key"));
    }

    [Fact]
    public async Task Capacity_providers_are_taken_away_with_two_empty_lists()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}");

        var cluster = await _ecs.CallAsync("PutClusterCapacityProviders", "{'cluster':'c','capacityProviders':[],'defaultCapacityProviderStrategy':[]}");

        Assert.Equal("[]", cluster["cluster"]!["capacityProviders"]!.ToJsonString());
    }

    [Fact]
    public async Task A_capacity_provider_is_refused_by_name_and_not_ignored()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}");

        Assert.Contains("capacityProviders", await _ecs.RefusalAsync(
            "PutClusterCapacityProviders", "{'cluster':'c','capacityProviders':['FARGATE'],'defaultCapacityProviderStrategy':[]}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a/b")]
    public async Task A_name_with_other_characters_is_refused(string name) => Assert.StartsWith(
        "InvalidParameterException: Invalid cluster name", await _ecs.RefusalAsync("CreateCluster", $"{{'clusterName':'{name}'}}"));

    [Fact]
    public async Task A_name_of_256_characters_is_refused() => Assert.StartsWith(
        "InvalidParameterException: Invalid cluster name",
        await _ecs.RefusalAsync("CreateCluster", $"{{'clusterName':'{new string('a', 256)}'}}"));

    [Fact]
    public async Task Capacity_providers_are_refused_by_name() => Assert.Contains(
        "Value '[FARGATE]' at 'capacityProviders' failed to satisfy constraint: This parameter is not supported by Plimsoll",
        await _ecs.RefusalAsync("CreateCluster", "{'capacityProviders':['FARGATE']}"));

    [Fact]
    public async Task A_Service_Connect_namespace_is_refused_by_name() => Assert.Contains(
        "'serviceConnectDefaults.namespace'", await _ecs.RefusalAsync("CreateCluster", "{'serviceConnectDefaults':{'namespace':'n'}}"));

    [Fact]
    public async Task An_unknown_value_of_container_insights_is_refused() => Assert.Contains(
        "Invalid value 'on' for cluster setting containerInsights",
        await _ecs.RefusalAsync("CreateCluster", "{'settings':[{'name':'containerInsights','value':'on'}]}"));

    [Fact]
    public async Task The_account_setting_is_the_default_of_container_insights()
    {
        await _ecs.CallAsync("PutAccountSettingDefault", "{'name':'containerInsights','value':'enhanced'}");

        var cluster = (await _ecs.CallAsync("CreateCluster"))["cluster"]!;

        Assert.Equal(["enhanced"], cluster["settings"].Each("value"));
    }

    [Fact]
    public async Task A_log_configuration_needs_the_logging_OVERRIDE() => Assert.StartsWith(
        "InvalidParameterException: You must set logging to 'OVERRIDE' when you supply a log configuration.",
        await _ecs.RefusalAsync(
            "CreateCluster", "{'configuration':{'executeCommandConfiguration':{'logging':'NONE','logConfiguration':{'s3BucketName':'b'}}}}"));

    [Fact]
    public async Task Description_without_include_hides_settings_and_tags()
    {
        await _ecs.CallAsync("CreateCluster", "{'tags':[{'key':'a','value':'1'}]}");

        var cluster = (await _ecs.CallAsync("DescribeClusters"))["clusters"]![0]!;

        Assert.Equal("[] [] []", $"{cluster["settings"]} {cluster["tags"]} {cluster["statistics"]}");
    }

    [Fact]
    public async Task Description_includes_what_is_asked_for()
    {
        await _ecs.CallAsync("CreateCluster", "{'tags':[{'key':'a','value':'1'}],'configuration':{'executeCommandConfiguration':{'logging':'NONE'}}}");

        var described = await _ecs.CallAsync("DescribeClusters", "{'include':['TAGS','SETTINGS','CONFIGURATIONS','STATISTICS','ATTACHMENTS']}");

        var cluster = described["clusters"]![0]!;
        Assert.Equal(["a"], cluster["tags"].Each("key"));
        Assert.Equal(["containerInsights"], cluster["settings"].Each("name"));
        Assert.Equal("NONE", (string?)cluster["configuration"]!["executeCommandConfiguration"]!["logging"]);
        Assert.Contains("runningEC2TasksCount", cluster["statistics"].Each("name"));
        Assert.Empty(cluster["attachments"]!.AsArray());
    }

    [Fact]
    public async Task An_unknown_cluster_is_a_failure_with_its_ARN()
    {
        var failures = (await _ecs.CallAsync("DescribeClusters", "{'clusters':['x','arn:aws:ecs:eu-west-1:999999999999:cluster/y']}"))["failures"];

        Assert.Equal(["arn:aws:ecs:eu-west-1:123456789012:cluster/x", "arn:aws:ecs:eu-west-1:999999999999:cluster/y"], failures.Each("arn"));
        Assert.Equal(["MISSING", "MISSING"], failures.Each("reason"));
    }

    [Fact]
    public async Task More_than_100_clusters_are_not_described_at_once() => Assert.Equal(
        "InvalidParameterException: Clusters cannot exceed 100 elements.",
        await _ecs.RefusalAsync("DescribeClusters", $"{{'clusters':[{string.Join(',', Enumerable.Range(0, 101).Select(i => $"'c{i}'"))}]}}"));

    [Fact]
    public async Task Counters_come_from_instances_and_tasks()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}");
        await _ecs.Cell.WriteAsync(tx =>
        {
            tx.Put(EcsTables.ContainerInstances, Samples.Instance("c", "i1"));
            tx.Put(EcsTables.ContainerInstances, Samples.Instance("c", "i2", "DRAINING"));
            tx.Put(EcsTables.ContainerInstances, Samples.Instance("c", "i3", "INACTIVE"));
            tx.Put(EcsTables.Tasks, Samples.Task("c", "t1", "RUNNING"));
            tx.Put(EcsTables.Tasks, Samples.Task("c", "t2", "RUNNING", "FARGATE"));
            tx.Put(EcsTables.Tasks, Samples.Task("c", "t3", "PROVISIONING"));
            tx.Put(EcsTables.Tasks, Samples.Task("c", "t4", "PENDING"));
            tx.Put(EcsTables.Tasks, Samples.Task("c", "t5", "STOPPED"));
            tx.Put(EcsTables.Tasks, Samples.Task("other", "t6", "RUNNING"));
        });

        var cluster = (await _ecs.CallAsync("DescribeClusters", "{'clusters':['c'],'include':['STATISTICS']}"))["clusters"]![0]!;

        Assert.Equal(
            "2 2 2",
            $"{cluster["registeredContainerInstancesCount"]} {cluster["runningTasksCount"]} {cluster["pendingTasksCount"]}");
        Assert.Equal(
            ["runningEC2TasksCount=1", "runningFargateTasksCount=1", "pendingEC2TasksCount=2"],
            cluster["statistics"]!.AsArray().Where(one => (string?)one!["value"] != "0").Select(one => $"{one!["name"]}={one["value"]}"));
    }

    [Fact]
    public async Task Deletion_leaves_an_inactive_cluster_that_is_described_but_not_listed()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}");

        await _ecs.CallAsync("DeleteCluster", "{'cluster':'c'}");

        Assert.Equal(["INACTIVE"], (await _ecs.CallAsync("DescribeClusters", "{'clusters':['c']}"))["clusters"].Each("status"));
        Assert.Empty((await _ecs.CallAsync("ListClusters"))["clusterArns"].Strings());
    }

    [Fact]
    public async Task A_deleted_cluster_can_be_created_anew()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c','tags':[{'key':'a','value':'1'}]}");
        await _ecs.CallAsync("DeleteCluster", "{'cluster':'c'}");

        var cluster = (await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}"))["cluster"]!;

        Assert.Equal("ACTIVE []", $"{cluster["status"]} {cluster["tags"]}");
    }

    [Fact]
    public async Task A_cluster_with_an_instance_is_not_deleted()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}");
        await _ecs.Cell.WriteAsync(tx => tx.Put(EcsTables.ContainerInstances, Samples.Instance("c", "i1", "DRAINING")));

        Assert.Equal(
            "ClusterContainsContainerInstancesException: The Cluster cannot be deleted while Container Instances are active or draining.",
            await _ecs.RefusalAsync("DeleteCluster", "{'cluster':'c'}"));
    }

    [Fact]
    public async Task A_cluster_with_a_task_is_not_deleted()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}");
        await _ecs.Cell.WriteAsync(tx => tx.Put(EcsTables.Tasks, Samples.Task("c", "t1", "PENDING")));

        Assert.Equal(
            "ClusterContainsTasksException: The Cluster cannot be deleted while Tasks are active.",
            await _ecs.RefusalAsync("DeleteCluster", "{'cluster':'c'}"));
    }

    [Fact]
    public async Task A_stopped_task_does_not_keep_its_cluster()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}");
        await _ecs.Cell.WriteAsync(tx => tx.Put(EcsTables.Tasks, Samples.Task("c", "t1", "STOPPED")));

        Assert.Equal("INACTIVE", (string?)(await _ecs.CallAsync("DeleteCluster", "{'cluster':'c'}"))["cluster"]!["status"]);
    }

    [Theory]
    [InlineData("DeleteCluster", "{'cluster':'x'}")]
    [InlineData("UpdateCluster", "{'cluster':'x'}")]
    [InlineData("UpdateClusterSettings", "{'cluster':'x','settings':[]}")]
    public async Task An_unknown_cluster_is_not_found(string operation, string input) =>
        Assert.Equal("ClusterNotFoundException: Cluster not found.", await _ecs.RefusalAsync(operation, input));

    [Fact]
    public async Task A_deleted_cluster_is_not_updated()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}");
        await _ecs.CallAsync("DeleteCluster", "{'cluster':'c'}");

        Assert.Equal(
            "InvalidParameterException: The referenced cluster was inactive.", await _ecs.RefusalAsync("UpdateCluster", "{'cluster':'c'}"));
    }

    [Fact]
    public async Task Update_changes_what_is_given_and_keeps_the_rest()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c','settings':[{'name':'containerInsights','value':'enabled'}]}");

        var cluster = (await _ecs.CallAsync(
            "UpdateCluster", "{'cluster':'c','configuration':{'executeCommandConfiguration':{'logging':'DEFAULT'}}}"))["cluster"]!;

        Assert.Equal("DEFAULT", (string?)cluster["configuration"]!["executeCommandConfiguration"]!["logging"]);
        Assert.Equal(["enabled"], cluster["settings"].Each("value"));
    }

    [Fact]
    public async Task Settings_are_updated_by_ARN()
    {
        var arn = (await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}"))["cluster"]!["clusterArn"];

        var updated = await _ecs.CallAsync(
            "UpdateClusterSettings", $"{{'cluster':'{arn}','settings':[{{'name':'containerInsights','value':'enabled'}}]}}");

        Assert.Equal(["enabled"], updated["cluster"]!["settings"].Each("value"));
    }

    [Fact]
    public async Task Clusters_are_listed_in_pages_by_name()
    {
        foreach (var name in (string[])["b", "a", "c"])
        {
            await _ecs.CallAsync("CreateCluster", $"{{'clusterName':'{name}'}}");
        }

        var first = await _ecs.CallAsync("ListClusters", "{'maxResults':2}");
        var second = await _ecs.CallAsync("ListClusters", $"{{'maxResults':2,'nextToken':'{first["nextToken"]}'}}");

        Assert.Equal(["a", "b"], first["clusterArns"].Strings().Select(arn => arn.Split('/')[1]));
        Assert.Equal(["c"], second["clusterArns"].Strings().Select(arn => arn.Split('/')[1]));
        Assert.Null(second["nextToken"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_page_has_1_to_100_clusters(int size) => Assert.Equal(
        "InvalidParameterException: maxResults should be between 1 and 100.",
        await _ecs.RefusalAsync("ListClusters", $"{{'maxResults':{size}}}"));
}
