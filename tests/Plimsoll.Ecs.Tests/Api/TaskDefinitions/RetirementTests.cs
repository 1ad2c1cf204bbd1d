using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions;

public sealed class RetirementTests : IAsyncDisposable
{
    private const string Prefix = "arn:aws:ecs:eu-west-1:123456789012:task-definition/";

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("web:1")]
    [InlineData(Prefix + "web:1")]
    public async Task Deregistration_makes_a_revision_inactive(string name)
    {
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);

        var definition = (await _ecs.CallAsync("DeregisterTaskDefinition", $"{{'taskDefinition':'{name}'}}"))["taskDefinition"]!;

        Assert.Equal("INACTIVE 1772366400", $"{definition["status"]} {definition["deregisteredAt"]}");
    }

    [Theory]
    [InlineData("web", "ClientException: Revision is missing.")]
    [InlineData("web:x", "ClientException: Invalid revision number. Number: x")]
    [InlineData("web:-1", "ClientException: Invalid revision number. Number: -1")]
    [InlineData("web:2", "ClientException: Unable to describe task definition.")]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:cluster/web:1", "ClientException: Unable to describe task definition.")]
    public async Task What_is_no_revision_is_not_deregistered(string name, string error)
    {
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);

        Assert.Equal(error, await _ecs.RefusalAsync("DeregisterTaskDefinition", $"{{'taskDefinition':'{name}'}}"));
    }

    [Theory]
    [InlineData("web:1", "The specified task definition is still in ACTIVE status. Please deregister the target and try again.")]
    [InlineData("web:9", "The specified task definition does not exist. Specify a valid account, family, revision and try again.")]
    [InlineData("web", "The specified task definition identifier is invalid. Specify a valid name or ARN and try again.")]
    [InlineData("web:x", "The specified task definition identifier is invalid. Specify a valid name or ARN and try again.")]
    public async Task What_cannot_be_deleted_is_a_failure(string name, string reason)
    {
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);

        var failures = (await _ecs.CallAsync("DeleteTaskDefinitions", $"{{'taskDefinitions':['{name}']}}"))["failures"];

        Assert.Equal([reason], failures.Each("reason"));
        Assert.Equal([name], failures.Each("arn"));
    }

    [Fact]
    public async Task An_inactive_revision_is_on_its_way_out()
    {
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);
        await _ecs.CallAsync("DeregisterTaskDefinition", "{'taskDefinition':'web:1'}");

        var deleted = (await _ecs.CallAsync("DeleteTaskDefinitions", "{'taskDefinitions':['web:1']}"))["taskDefinitions"]![0]!;

        Assert.Equal("DELETE_IN_PROGRESS 1772366400", $"{deleted["status"]} {deleted["deleteRequestedAt"]}");
    }

    [Fact]
    public async Task At_most_ten_are_deleted_at_once() => Assert.Equal(
        "InvalidParameterException: Size of TaskDefinition references list cannot exceed 10",
        await _ecs.RefusalAsync("DeleteTaskDefinitions", $"{{'taskDefinitions':[{string.Join(',', Enumerable.Range(1, 11).Select(i => $"'web:{i}'"))}]}}"));

    [Fact]
    public async Task A_family_means_its_latest_active_revision()
    {
        await RegisterAsync(3);
        await _ecs.CallAsync("DeregisterTaskDefinition", "{'taskDefinition':'web:3'}");

        Assert.Equal(Prefix + "web:2", await DescribedAsync("web"));
    }

    [Fact]
    public async Task The_tenth_revision_is_later_than_the_ninth()
    {
        await RegisterAsync(10);

        Assert.Equal(Prefix + "web:10", await DescribedAsync("web"));
    }

    [Fact]
    public async Task An_inactive_revision_is_described_by_its_number()
    {
        await RegisterAsync(1);
        await _ecs.CallAsync("DeregisterTaskDefinition", "{'taskDefinition':'web:1'}");

        Assert.Equal(Prefix + "web:1", await DescribedAsync("web:1"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("web:2")]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:task-definition/web:1")]
    public async Task What_is_not_there_is_not_described(string name)
    {
        await RegisterAsync(1);

        Assert.Equal(
            "ClientException: Unable to describe task definition.",
            await _ecs.RefusalAsync("DescribeTaskDefinition", $"{{'taskDefinition':'{name}'}}"));
    }

    [Fact]
    public async Task Tags_are_described_when_they_are_asked_for()
    {
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.With(task: "'tags':[{'key':'a','value':'1'}]"));

        var without = await _ecs.CallAsync("DescribeTaskDefinition", "{'taskDefinition':'web'}");
        var with = await _ecs.CallAsync("DescribeTaskDefinition", "{'taskDefinition':'web','include':['TAGS']}");

        Assert.Null(without["tags"]);
        Assert.Equal(["a"], with["tags"].Each("key"));
    }

    private async Task RegisterAsync(int revisions)
    {
        for (var i = 0; i < revisions; i++)
        {
            await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);
        }
    }

    private async Task<string?> DescribedAsync(string name) =>
        (string?)(await _ecs.CallAsync("DescribeTaskDefinition", $"{{'taskDefinition':'{name}'}}"))["taskDefinition"]!["taskDefinitionArn"];
}
