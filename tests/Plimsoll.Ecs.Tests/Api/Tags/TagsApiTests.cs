using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Tags;

public sealed class TagsApiTests : IAsyncLifetime
{
    private const string Prefix = "arn:aws:ecs:eu-west-1:123456789012:";
    private const string Cluster = Prefix + "cluster/c";

    private readonly EcsHarness _ecs = new();

    public async ValueTask InitializeAsync()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'c'}");
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);
        await _ecs.Cell.WriteAsync(tx =>
        {
            tx.Put(EcsTables.ContainerInstances, Samples.Instance("c", "i1"));
            tx.Put(EcsTables.Tasks, Samples.Task("c", "t1", "RUNNING"));
        });
    }

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("cluster/c")]
    [InlineData("task-definition/web:1")]
    [InlineData("container-instance/c/i1")]
    [InlineData("task/c/t1")]
    public async Task A_resource_takes_tags_and_gives_them_up(string resource)
    {
        await TagAsync(Prefix + resource, "{'key':'a','value':'1'},{'key':'b'}");
        await TagAsync(Prefix + resource, "{'key':'a','value':'2'}");
        await _ecs.CallAsync("UntagResource", $"{{'resourceArn':'{Prefix}{resource}','tagKeys':['b','nobody']}}");

        Assert.Equal("""[{"key":"a","value":"2"}]""", await TagsAsync(Prefix + resource));
    }

    [Fact]
    public async Task A_tag_without_value_has_the_empty_one()
    {
        await TagAsync(Cluster, "{'key':'a'}");

        Assert.Equal("""[{"key":"a","value":""}]""", await TagsAsync(Cluster));
    }

    [Theory]
    [InlineData("cluster/x", "ClusterNotFoundException: Cluster not found.")]
    [InlineData("task-definition/web:2", "ResourceNotFoundException: The specified resource wasn't found.")]
    [InlineData("task-definition/web", "ResourceNotFoundException: The specified resource wasn't found.")]
    [InlineData("container-instance/c/i2", "ResourceNotFoundException: The specified resource wasn't found.")]
    [InlineData("task/other/t1", "ResourceNotFoundException: The specified resource wasn't found.")]
    [InlineData("service/c/s", "ResourceNotFoundException: The specified resource wasn't found.")]
    [InlineData("task/t1", "InvalidParameterException: Long arn format must be used for tagging operations")]
    public async Task What_is_not_there_has_no_tags(string resource, string error)
    {
        Assert.Equal(error, await RefusedAsync("{'key':'a','value':'1'}", Prefix + resource));
        Assert.Equal(error, await _ecs.RefusalAsync("UntagResource", $"{{'resourceArn':'{Prefix}{resource}','tagKeys':['a']}}"));
    }

    [Theory]
    [InlineData("task-definition/web:2")]
    [InlineData("container-instance/c/i2")]
    [InlineData("task/other/t1")]
    [InlineData("service/c/s")]
    [InlineData("gateway/g")]
    public async Task The_tags_of_what_is_not_there_are_refused_with_an_error_of_the_model(string resource) => Assert.Equal(
        "InvalidParameterException: The specified resource was not found. Specify a valid resource ARN and try again.",
        await _ecs.RefusalAsync("ListTagsForResource", $"{{'resourceArn':'{Prefix}{resource}'}}"));

    [Fact]
    public async Task A_cluster_that_was_deleted_is_told_in_the_words_that_Terraform_knows()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'d'}");
        await _ecs.CallAsync("DeleteCluster", "{'cluster':'d'}");

        Assert.Equal(
            "InvalidParameterException: The specified cluster is inactive. Specify an active cluster and try again.",
            await _ecs.RefusalAsync("ListTagsForResource", $"{{'resourceArn':'{Prefix}cluster/d'}}"));
    }

    [Theory]
    [InlineData("c")]
    [InlineData("arn:aws:ecs:eu-west-1:999999999999:cluster/c")]
    [InlineData("arn:aws:iam::123456789012:role/c")]
    public async Task What_is_no_ARN_of_ECS_here_is_refused(string arn) => Assert.StartsWith(
        $"InvalidParameterException: Invalid resource ARN '{arn}'", await _ecs.RefusalAsync("ListTagsForResource", $"{{'resourceArn':'{arn}'}}"));

    [Theory]
    [InlineData("{'value':'1'}", "Tag key should not be null or empty.")]
    [InlineData("{'key':'aws:a'}", "Tag keys cannot begin with 'aws:', which is reserved for AWS use.")]
    [InlineData("{'key':'AWS:a'}", "Tag keys cannot begin with 'aws:', which is reserved for AWS use.")]
    [InlineData("{'key':'a','value':'aws:b'}", "Tag values cannot begin with 'aws:', which is reserved for AWS use.")]
    [InlineData("{'key':'a'},{'key':'a'}", "Duplicate tag keys are not allowed: the key 'a' is given more than once.")]
    public async Task A_bad_tag_is_refused(string tags, string message) =>
        Assert.Equal($"InvalidParameterException: {message}", await RefusedAsync(tags));

    [Fact]
    public async Task Keys_that_differ_in_case_are_two() => await TagAsync(Cluster, "{'key':'a'},{'key':'A'}");

    [Theory]
    [InlineData("{'key':'a?'}", "tags.1.member.key")]
    [InlineData("{'key':'a','value':'?'}", "tags.1.member.value")]
    public async Task A_character_outside_of_the_set_is_named_by_its_path(string tags, string path) =>
        Assert.Contains($"at '{path}' failed to satisfy constraint", await RefusedAsync(tags));

    [Fact]
    public async Task Fifty_tags_are_the_most_of_a_resource()
    {
        await TagAsync(Cluster, string.Join(',', Enumerable.Range(0, 50).Select(i => $"{{'key':'k{i}'}}")));

        Assert.Equal("InvalidParameterException: Too many tags: a resource can have at most 50 tags.", await RefusedAsync("{'key':'one more'}"));
    }

    [Fact]
    public async Task A_refused_call_changes_nothing()
    {
        await RefusedAsync("{'key':'a'},{'key':'aws:b'}");

        Assert.Equal("[]", await TagsAsync(Cluster));
    }

    [Fact]
    public async Task AWS_s_own_tags_are_not_taken_away() => Assert.Equal(
        "InvalidParameterException: Tag keys cannot begin with 'aws:', which is reserved for AWS use.",
        await _ecs.RefusalAsync("UntagResource", $"{{'resourceArn':'{Cluster}','tagKeys':['aws:ecs:clusterName']}}"));

    private async Task TagAsync(string arn, string tags) =>
        await _ecs.CallAsync("TagResource", $"{{'resourceArn':'{arn}','tags':[{tags}]}}");

    private Task<string> RefusedAsync(string tags, string arn = Cluster) =>
        _ecs.RefusalAsync("TagResource", $"{{'resourceArn':'{arn}','tags':[{tags}]}}");

    private async Task<string> TagsAsync(string arn) =>
        (await _ecs.CallAsync("ListTagsForResource", $"{{'resourceArn':'{arn}'}}"))["tags"]!.ToJsonString();
}
