using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Api.Parameters;

public sealed class DeleteTests : IAsyncLifetime
{
    private readonly SsmHarness _ssm = new();

    public async ValueTask InitializeAsync()
    {
        await _ssm.PutAsync("/a");
        await _ssm.PutAsync("/a");
    }

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Fact]
    public async Task All_versions_go_and_the_next_of_the_name_is_the_first()
    {
        Assert.Equal("{}", (await _ssm.CallAsync("DeleteParameter", "{'Name':'/a'}")).ToJsonString());
        Assert.Equal("ParameterNotFound: ", await _ssm.RefusalAsync("DeleteParameter", "{'Name':'/a'}"));

        Assert.Equal(1, (long)(await _ssm.PutAsync("/a"))["Version"]!);
        Assert.Single((await _ssm.CallAsync("GetParameterHistory", "{'Name':'/a'}"))["Parameters"]!.AsArray());
    }

    [Fact]
    public async Task Of_several_those_that_are_not_there_are_told() => Assert.Equal(
        """{"DeletedParameters":["/a"],"InvalidParameters":["/gone"]}""", (await _ssm.CallAsync("DeleteParameters", "{'Names':['/gone','/a','/a']}")).ToJsonString());

    [Theory]
    [InlineData("arn:aws:ssm:eu-west-1:123456789012:parameter/a")]
    [InlineData("/a:1")]
    public async Task Neither_an_ARN_nor_a_selector_deletes(string name)
    {
        Assert.StartsWith("ValidationException: Parameter name: ", await _ssm.RefusalAsync("DeleteParameter", $"{{'Name':'{name}'}}"), StringComparison.Ordinal);
        Assert.Equal("v", await _ssm.ValueAsync("/a"));
    }
}
