using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Api.Versions;

public sealed class VersionsTests : IAsyncLifetime
{
    private readonly SsmHarness _ssm = new();

    public async ValueTask InitializeAsync()
    {
        await _ssm.PutAsync("/a", "first");
        await _ssm.PutAsync("/a", "second", ",'Description':'newer'");
    }

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Fact]
    public async Task The_history_begins_with_the_oldest()
    {
        var history = (await _ssm.CallAsync("GetParameterHistory", "{'Name':'/a'}"))["Parameters"]!.AsArray();

        Assert.Equal(["first", "second"], history.Select(version => (string)version!["Value"]!));
        Assert.Equal([null, "newer"], history.Select(version => (string?)version!["Description"]));
        Assert.Equal(
            ["DataType", "Labels", "LastModifiedDate", "LastModifiedUser", "Name", "Policies", "Tier", "Type", "Value", "Version"], history[0]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task The_history_comes_in_pages()
    {
        var first = await _ssm.CallAsync("GetParameterHistory", "{'Name':'/a','MaxResults':1}");
        var second = await _ssm.CallAsync("GetParameterHistory", $"{{'Name':'/a','MaxResults':1,'NextToken':'{first["NextToken"]}'}}");

        Assert.Equal("second", (string)Assert.Single(second["Parameters"]!.AsArray())!["Value"]!);
        Assert.Null(second["NextToken"]);
    }

    [Theory]
    [InlineData("GetParameterHistory", "")]
    [InlineData("LabelParameterVersion", ",'Labels':['x']")]
    [InlineData("UnlabelParameterVersion", ",'Labels':['x'],'ParameterVersion':1")]
    public async Task What_is_not_there_is_named(string operation, string more) =>
        Assert.Equal("ParameterNotFound: Parameter /gone not found.", await _ssm.RefusalAsync(operation, $"{{'Name':'/gone'{more}}}"));

    [Fact]
    public async Task A_label_goes_on_the_latest_version_and_moves()
    {
        var answer = await LabelAsync("'Labels':['prod']");
        Assert.Equal("""{"InvalidLabels":[],"ParameterVersion":2}""", answer);

        await LabelAsync("'Labels':['prod'],'ParameterVersion':1");
        Assert.Equal("first", await _ssm.ValueAsync("/a:prod"));
    }

    [Theory]
    [InlineData("1st")]
    [InlineData("AWSthing")]
    [InlineData("ssm")]
    [InlineData("a b")]
    public async Task What_no_label_may_be_is_told(string label)
    {
        Assert.Equal($$"""{"InvalidLabels":["{{label}}"],"ParameterVersion":2}""", await LabelAsync($"'Labels':['{label}','fine']"));
        Assert.Equal("second", await _ssm.ValueAsync("/a:fine"));
    }

    [Fact]
    public async Task A_version_has_ten_labels_at_most()
    {
        await LabelAsync($"'Labels':[{string.Join(',', Enumerable.Range(0, 10).Select(number => $"'l{number}'"))}]");

        Assert.Equal(
            "ParameterVersionLabelLimitExceeded: A parameter version can have a maximum of 10 labels.",
            await _ssm.RefusalAsync("LabelParameterVersion", "{'Name':'/a','Labels':['more']}"));
    }

    [Fact]
    public async Task A_label_is_taken_from_the_version_that_has_it()
    {
        await LabelAsync("'Labels':['prod']");

        var other = await _ssm.CallAsync("UnlabelParameterVersion", "{'Name':'/a','ParameterVersion':1,'Labels':['prod']}");
        var own = await _ssm.CallAsync("UnlabelParameterVersion", "{'Name':'/a','ParameterVersion':2,'Labels':['prod','gone']}");

        Assert.Equal("""{"InvalidLabels":["prod"],"RemovedLabels":[]}""", other.ToJsonString());
        Assert.Equal("""{"InvalidLabels":["gone"],"RemovedLabels":["prod"]}""", own.ToJsonString());
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_named() => Assert.Equal(
        "ParameterVersionNotFound: Systems Manager could not find version 3 of /a. Verify the version and try again.",
        await _ssm.RefusalAsync("LabelParameterVersion", "{'Name':'/a','ParameterVersion':3,'Labels':['x']}"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_hundred_and_first_takes_the_place_of_the_oldest_unless_that_has_a_label(bool labelled)
    {
        if (labelled)
        {
            await LabelAsync("'Labels':['keep'],'ParameterVersion':1");
        }

        for (var version = 3; version <= 100; version++)
        {
            await _ssm.PutAsync("/a", $"v{version}");
        }

        if (labelled)
        {
            Assert.Equal(
                "ParameterMaxVersionLimitExceeded: You attempted to create a new version of /a by calling the PutParameter API with the overwrite flag. Version 1, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.",
                await _ssm.RefusalAsync("PutParameter", "{'Name':'/a','Value':'v','Overwrite':true}"));
            Assert.Equal("v100", await _ssm.ValueAsync("/a"));
        }
        else
        {
            await _ssm.PutAsync("/a", "last");
            Assert.StartsWith("ParameterVersionNotFound", await _ssm.RefusalAsync("GetParameter", "{'Name':'/a:1'}"), StringComparison.Ordinal);
            Assert.Equal("second", await _ssm.ValueAsync("/a:2"));
        }
    }

    private async Task<string> LabelAsync(string more) => (await _ssm.CallAsync("LabelParameterVersion", $"{{'Name':'/a',{more}}}")).ToJsonString();
}
