using System.Text.Json.Nodes;
using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api.Values;

public sealed class VersionsTests : IAsyncLifetime
{
    private readonly SecretsHarness _secrets = new();
    private string _first = "";
    private string _second = "";

    public async ValueTask InitializeAsync()
    {
        await _secrets.CallAsync("CreateSecret", "{'Name':'app'}");
        _first = await _secrets.PutAsync("app", "first");
        _second = await _secrets.PutAsync("app", "second");
    }

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Fact]
    public async Task Going_back_swaps_current_and_previous()
    {
        await MoveAsync($"'VersionStage':'AWSCURRENT','MoveToVersionId':'{_first}','RemoveFromVersionId':'{_second}'");

        Assert.Equal("first", await _secrets.ValueAsync("app"));
        Assert.Equal("second", await _secrets.ValueAsync("app", ",'VersionStage':'AWSPREVIOUS'"));
    }

    [Fact]
    public async Task A_label_can_be_taken_away()
    {
        await MoveAsync($"'VersionStage':'mine','MoveToVersionId':'{_first}'");
        Assert.Equal("first", await _secrets.ValueAsync("app", ",'VersionStage':'mine'"));

        await MoveAsync($"'VersionStage':'mine','RemoveFromVersionId':'{_first}'");
        Assert.Equal(
            "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: mine",
            await _secrets.RefusalAsync("GetSecretValue", "{'SecretId':'app','VersionStage':'mine'}"));
    }

    [Fact]
    public async Task A_version_without_labels_is_listed_when_that_is_asked()
    {
        await _secrets.PutAsync("app", "third");

        Assert.Equal(2, (await _secrets.CallAsync("ListSecretVersionIds", "{'SecretId':'app'}"))["Versions"]!.AsArray().Count);
        var all = (await _secrets.CallAsync("ListSecretVersionIds", "{'SecretId':'app','IncludeDeprecated':true}"))["Versions"]!.AsArray();
        Assert.Equal(3, all.Count);
        Assert.Equal(["CreatedDate", "KmsKeyIds", "VersionId"], all.Single(version => (string)version!["VersionId"]! == _first)!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Versions_come_in_pages()
    {
        var first = await _secrets.CallAsync("ListSecretVersionIds", "{'SecretId':'app','MaxResults':1}");
        var second = await _secrets.CallAsync("ListSecretVersionIds", $"{{'SecretId':'app','MaxResults':1,'NextToken':'{first["NextToken"]}'}}");

        Assert.Equal([_first, _second], new[] { first, second }.Select(page => (string)Assert.Single(page["Versions"]!.AsArray())!["VersionId"]!));
        Assert.Null(second["NextToken"]);
    }

    [Fact]
    public async Task An_unknown_version_is_named() => Assert.Equal(
        "InvalidParameterException: Not a valid version: 99999999999999999999999999999999",
        await _secrets.RefusalAsync("UpdateSecretVersionStage", "{'SecretId':'app','VersionStage':'mine','MoveToVersionId':'99999999999999999999999999999999'}"));

    [Fact]
    public async Task Of_more_than_a_hundred_those_without_labels_go_after_a_day()
    {
        await PutManyAsync(110);
        Assert.Equal(112, await CountAsync());

        _secrets.Time.Advance(TimeSpan.FromHours(24));
        await _secrets.PutAsync("app", "last");

        Assert.Equal(100, await CountAsync());
        Assert.Equal("last", await _secrets.ValueAsync("app"));
    }

    private async Task PutManyAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _secrets.PutAsync("app", $"value {i}");
        }
    }

    private async Task<int> CountAsync()
    {
        var count = 0;
        string? next = null;
        do
        {
            var page = await _secrets.CallAsync(
                "ListSecretVersionIds", $"{{'SecretId':'app','IncludeDeprecated':true{(next is null ? "" : $",'NextToken':'{next}'")}}}");
            count += page["Versions"]!.AsArray().Count;
            next = (string?)page["NextToken"];
        }
        while (next is not null);

        return count;
    }

    private Task<JsonNode> MoveAsync(string more) => _secrets.CallAsync("UpdateSecretVersionStage", $"{{'SecretId':'app',{more}}}");
}
