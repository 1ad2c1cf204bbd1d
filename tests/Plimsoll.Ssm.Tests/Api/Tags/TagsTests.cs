using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Api.Tags;

public sealed class TagsTests : IAsyncLifetime
{
    private const string Target = "'ResourceType':'Parameter','ResourceId':'/a'";
    private readonly SsmHarness _ssm = new();

    public async ValueTask InitializeAsync() => await _ssm.CallAsync("PutParameter", "{'Name':'/a','Value':'v','Type':'String','Tags':[{'Key':'k','Value':'1'}]}");

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Fact]
    public async Task Tags_are_merged_by_key_and_removed_by_key()
    {
        await _ssm.CallAsync("AddTagsToResource", $"{{{Target},'Tags':[{{'Key':'k','Value':'2'}},{{'Key':'l','Value':''}}]}}");
        Assert.Equal("""[{"Key":"k","Value":"2"},{"Key":"l","Value":""}]""", await TagsAsync());

        await _ssm.CallAsync("RemoveTagsFromResource", $"{{{Target},'TagKeys':['k','gone']}}");
        Assert.Equal("""[{"Key":"l","Value":""}]""", await TagsAsync());
    }

    [Fact]
    public async Task A_new_value_keeps_the_tags()
    {
        await _ssm.PutAsync("/a", "w");

        Assert.Equal("""[{"Key":"k","Value":"1"}]""", await TagsAsync());
    }

    [Fact]
    public async Task A_parameter_has_fifty_tags_at_most()
    {
        var tags = string.Join(',', Enumerable.Range(1, 50).Select(number => $"{{'Key':'k{number}','Value':''}}"));

        Assert.Equal("TooManyTagsError: A parameter can have at most 50 tags.", await _ssm.RefusalAsync("AddTagsToResource", $"{{{Target},'Tags':[{tags}]}}"));
        Assert.Equal("""[{"Key":"k","Value":"1"}]""", await TagsAsync());
    }

    [Theory]
    [InlineData("'ResourceType':'Parameter','ResourceId':'/gone'", "InvalidResourceId: There is no parameter /gone.")]
    [InlineData("'ResourceType':'Parameter','ResourceId':'arn:aws:ssm:eu-west-1:123456789012:parameter/a'", "InvalidResourceId: There is no parameter arn:aws:ssm:eu-west-1:123456789012:parameter/a.")]
    [InlineData("'ResourceType':'Document','ResourceId':'/a'", "InvalidResourceType: Plimsoll has no resources of the type Document: Parameter alone can be tagged.")]
    public async Task What_is_no_parameter_is_refused(string target, string refusal) => Assert.Equal(refusal, await _ssm.RefusalAsync("ListTagsForResource", $"{{{target}}}"));

    private async Task<string> TagsAsync() => (await _ssm.CallAsync("ListTagsForResource", $"{{{Target}}}"))["TagList"]!.ToJsonString();
}
