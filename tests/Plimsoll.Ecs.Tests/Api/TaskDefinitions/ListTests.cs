using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions;

public sealed class ListTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task Definitions_are_listed_by_family_and_then_by_number()
    {
        await RegisterAsync("web-2", 1);
        await RegisterAsync("web", 11);

        Assert.Equal(
            ["web:1", "web:2", "web:3", "web:4", "web:5", "web:6", "web:7", "web:8", "web:9", "web:10", "web:11", "web-2:1"],
            await ListAsync("{}"));
    }

    [Fact]
    public async Task In_descending_order_the_latest_is_first()
    {
        await RegisterAsync("a", 2);
        await RegisterAsync("b", 10);

        Assert.Equal(["b:10", "b:9"], (await ListAsync("{'sort':'DESC'}"))[..2]);
    }

    [Theory]
    [InlineData("ASC")]
    [InlineData("DESC")]
    public async Task Pages_together_are_the_whole_list(string sort)
    {
        await RegisterAsync("a", 3);
        await RegisterAsync("b", 4);
        var paged = new List<string>();
        string? token = null;
        do
        {
            var page = await _ecs.CallAsync(
                "ListTaskDefinitions", $"{{'sort':'{sort}','maxResults':2{(token is null ? "" : $",'nextToken':'{token}'")}}}");
            paged.AddRange(Names(page["taskDefinitionArns"].Strings()));
            token = (string?)page["nextToken"];
        }
        while (token is not null);

        Assert.Equal(await ListAsync($"{{'sort':'{sort}'}}"), paged);
    }

    [Fact]
    public async Task A_token_is_good_for_its_own_query_only()
    {
        await RegisterAsync("a", 2);
        var token = (await _ecs.CallAsync("ListTaskDefinitions", "{'maxResults':1}"))["nextToken"];

        Assert.StartsWith(
            "InvalidParameterException: ",
            await _ecs.RefusalAsync("ListTaskDefinitions", $"{{'maxResults':1,'sort':'DESC','nextToken':'{token}'}}"));
    }

    [Fact]
    public async Task A_family_prefix_is_the_whole_family()
    {
        await RegisterAsync("web", 1);
        await RegisterAsync("web-2", 1);

        Assert.Equal(["web:1"], await ListAsync("{'familyPrefix':'web'}"));
    }

    [Fact]
    public async Task Without_a_status_the_active_ones_are_listed()
    {
        await RegisterAsync("web", 2);
        await _ecs.CallAsync("DeregisterTaskDefinition", "{'taskDefinition':'web:1'}");

        Assert.Equal(["web:2"], await ListAsync("{}"));
        Assert.Equal(["web:1"], await ListAsync("{'status':'INACTIVE'}"));
    }

    [Fact]
    public async Task Families_are_listed_by_a_real_prefix()
    {
        foreach (var family in (string[])["web", "web-2", "we", "api"])
        {
            await RegisterAsync(family, 2);
        }

        Assert.Equal(["web", "web-2"], await FamiliesAsync("{'familyPrefix':'web'}"));
        Assert.Equal(["api", "we", "web", "web-2"], await FamiliesAsync("{}"));
    }

    [Fact]
    public async Task Families_come_in_pages()
    {
        foreach (var family in (string[])["web", "web-2", "web-3"])
        {
            await RegisterAsync(family, 1);
        }

        var first = await _ecs.CallAsync("ListTaskDefinitionFamilies", "{'familyPrefix':'web','maxResults':2}");

        Assert.Equal(["web", "web-2"], first["families"].Strings());
        Assert.Equal(["web-3"], await FamiliesAsync($"{{'familyPrefix':'web','maxResults':2,'nextToken':'{first["nextToken"]}'}}"));
    }

    [Fact]
    public async Task A_family_without_active_revision_is_inactive()
    {
        await RegisterAsync("old", 1);
        await RegisterAsync("new", 1);
        await _ecs.CallAsync("DeregisterTaskDefinition", "{'taskDefinition':'old:1'}");

        Assert.Equal(["new"], await FamiliesAsync("{'status':'ACTIVE'}"));
        Assert.Equal(["old"], await FamiliesAsync("{'status':'INACTIVE'}"));
        Assert.Equal(["new", "old"], await FamiliesAsync("{'status':'ALL'}"));
    }

    private static string[] Names(string[] arns) => [.. arns.Select(arn => arn.Split('/')[1])];

    private async Task<string[]> ListAsync(string input) =>
        Names((await _ecs.CallAsync("ListTaskDefinitions", input))["taskDefinitionArns"].Strings());

    private async Task<string[]> FamiliesAsync(string input) =>
        (await _ecs.CallAsync("ListTaskDefinitionFamilies", input))["families"].Strings();

    private async Task RegisterAsync(string family, int revisions)
    {
        for (var i = 0; i < revisions; i++)
        {
            await _ecs.CallAsync(
                "RegisterTaskDefinition", $"{{'family':'{family}','containerDefinitions':[{{'name':'a','image':'i','memory':8}}]}}");
        }
    }
}
