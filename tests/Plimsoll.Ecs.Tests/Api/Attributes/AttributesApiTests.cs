using System.Text.Json;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Attributes;

public sealed class AttributesApiTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:ecs:eu-west-1:123456789012:container-instance/default/";

    private readonly EcsHarness _ecs = new();

    public async ValueTask InitializeAsync()
    {
        await _ecs.CallAsync("CreateCluster");
        await _ecs.Cell.WriteAsync(tx =>
        {
            tx.Put(EcsTables.ContainerInstances, Samples.Instance("default", "i1"));
            tx.Put(EcsTables.ContainerInstances, Samples.Instance("default", "i2"));
            tx.Put(EcsTables.ContainerInstances, Samples.Instance("default", "gone", "INACTIVE"));
        });
    }

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task An_attribute_is_put_by_ARN()
    {
        var put = await PutAsync($"{{'name':'stack','value':'prod','targetId':'{Arn}i1'}}");

        Assert.Equal($$"""{"attributes":[{"name":"stack","targetId":"{{Arn}}i1","value":"prod"}]}""", put);
    }

    [Fact]
    public async Task An_attribute_is_replaced()
    {
        await PutAsync("{'name':'stack','value':'test','targetId':'i1','targetType':'container-instance'}");
        await PutAsync("{'name':'stack','value':'prod','targetId':'i1','targetType':'container-instance'}");

        Assert.Equal(["i1 stack=prod"], await ListAsync("'attributeName':'stack'"));
    }

    [Fact]
    public async Task An_attribute_needs_no_value()
    {
        await PutAsync($"{{'name':'gpu','targetId':'{Arn}i1'}}");

        Assert.Equal(["i1 gpu="], await ListAsync("'attributeName':'gpu'"));
    }

    [Theory]
    [InlineData("{'name':'a'}", "InvalidParameterException: Attribute targetId should not be null or empty.")]
    [InlineData("{'name':'a','targetId':'i1'}", "InvalidParameterException: Attribute targetType must be specified when targetId is not an ARN.")]
    [InlineData("{'name':'a','targetId':'" + Arn + "x'}", "TargetNotFoundException: Could not find " + Arn + "x")]
    [InlineData("{'name':'a','targetId':'" + Arn + "gone'}", "TargetNotFoundException: Could not find " + Arn + "gone")]
    [InlineData("{'name':'ecs.os-type','targetId':'" + Arn + "i1'}", "InvalidParameterException: The attribute name 'ecs.os-type' is reserved for Amazon ECS.")]
    [InlineData(
        "{'name':'com.amazonaws.x','targetId':'" + Arn + "i1'}",
        "InvalidParameterException: The attribute name 'com.amazonaws.x' is reserved for Amazon ECS.")]
    public async Task What_cannot_be_put(string attribute, string error) =>
        Assert.Equal(error, await _ecs.RefusalAsync("PutAttributes", $"{{'attributes':[{attribute}]}}"));

    [Theory]
    [InlineData("a b", null)]
    [InlineData("", null)]
    [InlineData("a", " x")]
    [InlineData("a", "x ")]
    [InlineData("a", "x,y")]
    [InlineData("a", "")]
    public async Task A_malformed_name_or_value_is_refused(string name, string? value) => Assert.StartsWith(
        $"InvalidParameterException: Invalid attribute {(value is null ? "name" : "value")} '{value ?? name}'",
        await _ecs.RefusalAsync(
            "PutAttributes", $"{{'attributes':[{{'name':'{name}'{(value is null ? "" : $",'value':'{value}'")},'targetId':'{Arn}i1'}}]}}"));

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task A_call_has_one_to_ten_attributes(int count) => Assert.Equal(
        "InvalidParameterException: Attributes should have between 1 and 10 elements.",
        await _ecs.RefusalAsync("PutAttributes", $"{{'attributes':[{Many(count)}]}}"));

    [Fact]
    public async Task An_instance_has_at_most_ten_custom_attributes()
    {
        await PutAsync(Many(10));

        Assert.Equal(
            "AttributeLimitExceededException: A container instance can have at most 10 custom attributes.",
            await _ecs.RefusalAsync("PutAttributes", $"{{'attributes':[{{'name':'eleventh','targetId':'{Arn}i1'}}]}}"));
    }

    [Fact]
    public async Task A_refused_call_puts_nothing()
    {
        await _ecs.RefusalAsync("PutAttributes", $"{{'attributes':[{{'name':'a','targetId':'{Arn}i1'}},{{'name':'b','targetId':'{Arn}x'}}]}}");

        Assert.Empty(await ListAsync("'attributeName':'a'"));
    }

    [Fact]
    public async Task Deletion_answers_what_was_deleted()
    {
        await PutAsync($"{{'name':'stack','value':'prod','targetId':'{Arn}i1'}}");

        var deleted = await _ecs.CallAsync(
            "DeleteAttributes", $"{{'attributes':[{{'name':'stack','targetId':'{Arn}i1'}},{{'name':'other','targetId':'{Arn}i1'}}]}}");

        Assert.Equal(["stack"], deleted["attributes"].Each("name"));
        Assert.Empty(await ListAsync("'attributeName':'stack'"));
    }

    [Fact]
    public async Task Attributes_of_ECS_are_not_deleted() => Assert.Equal(
        "InvalidParameterException: The attribute name 'ecs.os-type' is reserved for Amazon ECS.",
        await _ecs.RefusalAsync("DeleteAttributes", $"{{'attributes':[{{'name':'ecs.os-type','targetId':'{Arn}i1'}}]}}"));

    [Fact]
    public async Task All_attributes_of_live_instances_are_listed() =>
        Assert.Equal(["i1 ecs.os-type=linux", "i2 ecs.os-type=linux"], await ListAsync());

    [Fact]
    public async Task A_value_filters()
    {
        await PutAsync($"{{'name':'stack','value':'prod','targetId':'{Arn}i1'}},{{'name':'stack','value':'test','targetId':'{Arn}i2'}}");

        Assert.Equal(["i2 stack=test"], await ListAsync("'attributeName':'stack','attributeValue':'test'"));
    }

    [Fact]
    public async Task A_value_without_a_name_is_refused() => Assert.Equal(
        "InvalidParameterException: An attribute name must be specified together with an attribute value.",
        await _ecs.RefusalAsync("ListAttributes", "{'targetType':'container-instance','attributeValue':'x'}"));

    [Fact]
    public async Task Pages_go_on_in_the_middle_of_an_instance()
    {
        await PutAsync(Many(3));
        var paged = new List<string>();
        string? token = null;
        do
        {
            var page = await _ecs.CallAsync(
                "ListAttributes", $"{{'targetType':'container-instance','maxResults':2{(token is null ? "" : $",'nextToken':{JsonSerializer.Serialize(token)}")}}}");
            paged.AddRange(page["attributes"].Each("name"));
            token = (string?)page["nextToken"];
        }
        while (token is not null);

        Assert.Equal(["a0", "a1", "a2", "ecs.os-type", "ecs.os-type"], paged);
    }

    [Fact]
    public async Task An_unknown_cluster_has_no_attributes() => Assert.Equal(
        "ClusterNotFoundException: Cluster not found.",
        await _ecs.RefusalAsync("ListAttributes", "{'cluster':'x','targetType':'container-instance'}"));

    private static string Many(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"{{'name':'a{i}','targetId':'{Arn}i1'}}"));

    private async Task<string> PutAsync(string attributes) =>
        (await _ecs.CallAsync("PutAttributes", $"{{'attributes':[{attributes}]}}")).ToJsonString();

    private async Task<string[]> ListAsync(string filters = "") =>
        [.. (await _ecs.CallAsync("ListAttributes", $"{{'targetType':'container-instance'{(filters.Length > 0 ? "," + filters : "")}}}"))["attributes"]!
            .AsArray().Select(one => $"{((string)one!["targetId"]!)[Arn.Length..]} {one["name"]}={one["value"]}")];
}
