using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Tasks;

public sealed class TaskTagsTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("", "")]
    [InlineData(",'tags':[{'key':'a','value':'mine'}]", "a=mine")]
    [InlineData(",'propagateTags':'TASK_DEFINITION'", "a=1 b=2")]
    [InlineData(",'propagateTags':'TASK_DEFINITION','tags':[{'key':'a','value':'mine'}]", "a=mine b=2")]
    [InlineData(",'propagateTags':'NONE'", "")]
    [InlineData(",'enableECSManagedTags':true", "aws:ecs:clusterName=default")]
    [InlineData(",'enableECSManagedTags':true,'propagateTags':'TASK_DEFINITION'", "a=1 aws:ecs:clusterName=default b=2")]
    public async Task A_task_has_its_own_tags_those_of_its_definition_when_asked_for_and_ECSs_when_asked_for(string members, string expected)
    {
        await _ecs.DefineAsync(Defined.Of(), new Tag { Key = "a", Value = "1" }, new Tag { Key = "b", Value = "2" });
        await _ecs.JoinAsync();

        var arn = await _ecs.RunAsync(members);

        var tags = (await _ecs.CallAsync("DescribeTasks", $"{{'tasks':['{arn}'],'include':['TAGS']}}"))["tasks"]![0]!["tags"]!.AsArray();
        Assert.Equal(expected, string.Join(' ', tags.Select(tag => $"{tag!["key"]}={tag["value"]}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task StopTask_deletes_them()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();
        var arn = await _ecs.RunAsync(",'tags':[{'key':'a','value':'1'}]");

        await _ecs.CallAsync("StopTask", $"{{'task':'{arn}'}}");

        Assert.Empty((await _ecs.CallAsync("DescribeTasks", $"{{'tasks':['{arn}'],'include':['TAGS']}}"))["tasks"]![0]!["tags"]!.AsArray());
    }

    [Fact]
    public async Task Tags_are_shown_only_when_asked_for()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();
        var arn = await _ecs.RunAsync(",'tags':[{'key':'a','value':'1'}]");

        Assert.Empty((await _ecs.CallAsync("DescribeTasks", $"{{'tasks':['{arn}']}}"))["tasks"]![0]!["tags"]!.AsArray());
    }
}
