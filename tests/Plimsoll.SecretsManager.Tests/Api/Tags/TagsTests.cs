using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api.Tags;

public sealed class TagsTests : IAsyncLifetime
{
    private readonly SecretsHarness _secrets = new();

    public async ValueTask InitializeAsync() => await _secrets.MakeAsync("app");

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Fact]
    public async Task Tags_are_merged_by_key_and_unknown_keys_are_no_fault()
    {
        await _secrets.CallAsync("TagResource", "{'SecretId':'app','Tags':[{'Key':'a','Value':'1'},{'Key':'A','Value':'2'}]}");
        await _secrets.CallAsync("TagResource", "{'SecretId':'app','Tags':[{'Key':'a','Value':'3'}]}");
        await _secrets.CallAsync("UntagResource", "{'SecretId':'app','TagKeys':['gone']}");

        Assert.Equal("""[{"Key":"A","Value":"2"},{"Key":"a","Value":"3"}]""", await TagsAsync());
    }

    [Fact]
    public async Task The_list_is_absent_before_the_first_tag_and_empty_after_the_last()
    {
        Assert.Null(await TagsAsync());
        await _secrets.CallAsync("TagResource", "{'SecretId':'app','Tags':[{'Key':'a','Value':'1'}]}");
        await _secrets.CallAsync("UntagResource", "{'SecretId':'app','TagKeys':['a']}");

        Assert.Equal("[]", await TagsAsync());
    }

    [Fact]
    public async Task The_answers_are_empty() =>
        Assert.Equal("{}", (await _secrets.CallAsync("TagResource", "{'SecretId':'app','Tags':[{'Key':'a','Value':'1'}]}")).ToJsonString());

    [Fact]
    public async Task A_secret_has_fifty_tags_at_most()
    {
        var tags = string.Join(',', Enumerable.Range(1, 51).Select(number => $"{{'Key':'k{number}','Value':''}}"));

        Assert.Equal("InvalidParameterException: A secret can have at most 50 tags.", await _secrets.RefusalAsync("TagResource", $"{{'SecretId':'app','Tags':[{tags}]}}"));
        Assert.Null(await TagsAsync());
    }

    private async Task<string?> TagsAsync() => (await _secrets.CallAsync("DescribeSecret", "{'SecretId':'app'}"))["Tags"]?.ToJsonString();
}
