using Plimsoll.Ssm.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ssm.Tests.Api.Parameters;

/// <summary>Secrets that are read as parameters.</summary>
public sealed class SecretReferenceTests : IAsyncLifetime
{
    private const string Prefix = "/aws/reference/secretsmanager/";
    private const string Version = "00000000-0000-0000-0000-000000000001";
    private readonly SsmHarness _ssm = new();

    public ValueTask InitializeAsync()
    {
        _ssm.Secrets.Values[("prod/db", null, null)] = "hush";
        _ssm.Secrets.Values[("prod/db", null, "mine")] = "labelled";
        _ssm.Secrets.Values[("prod/db", Version, null)] = "versioned";
        _ssm.Secrets.Values[("bytes", null, null)] = null;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Fact]
    public async Task A_secret_is_told_as_a_parameter_with_all_that_Secrets_Manager_tells() => Assert.Equal(
        $$$"""{"Parameter":{"ARN":"arn:secret","DataType":"text","LastModifiedDate":0,"Name":"{{{Prefix}}}prod/db","SourceResult":"{\u0022Name\u0022:\u0022prod/db\u0022}","Type":"SecureString","Value":"hush","Version":0}}""",
        (await _ssm.CallAsync("GetParameter", $"{{'Name':'{Prefix}prod/db','WithDecryption':true}}")).ToJsonString());

    [Theory]
    [InlineData(":mine", "labelled")]
    [InlineData(":" + Version, "versioned")]
    public async Task A_selector_is_a_label_or_a_version(string selector, string value)
    {
        var parameter = (await _ssm.CallAsync("GetParameter", $"{{'Name':'{Prefix}prod/db{selector}','WithDecryption':true}}"))["Parameter"]!;

        Assert.Equal((value, selector, Prefix + "prod/db"), ((string)parameter["Value"]!, (string)parameter["Selector"]!, (string)parameter["Name"]!));
    }

    [Fact]
    public async Task It_is_told_in_clear_or_not_at_all() => Assert.Equal(
        "ValidationException: WithDecryption flag must be True for retrieving a Secret Manager secret.", await _ssm.RefusalAsync("GetParameter", $"{{'Name':'{Prefix}prod/db'}}"));

    [Theory]
    [InlineData("gone", "ParameterNotFound: Secrets Manager can't find the specified secret.")]
    [InlineData("bytes", "ParameterNotFound: Parameter /aws/reference/secretsmanager/bytes not found.")]
    public async Task One_that_cannot_be_read_is_no_parameter(string name, string refusal) =>
        Assert.Equal(refusal, await _ssm.RefusalAsync("GetParameter", $"{{'Name':'{Prefix}{name}','WithDecryption':true}}"));

    [Fact]
    public async Task Among_several_each_is_what_it_is()
    {
        await _ssm.PutAsync("/a", "v");

        var answer = await _ssm.CallAsync("GetParameters", $"{{'Names':['{Prefix}gone','/a','{Prefix}prod/db'],'WithDecryption':true}}");

        Assert.Equal(["v", "hush"], answer["Parameters"]!.AsArray().Select(one => (string)one!["Value"]!));
        Assert.Equal([Prefix + "gone"], answer["InvalidParameters"]!.AsArray().Select(one => (string)one!));
    }

    [Fact]
    public async Task Who_may_not_read_the_secret_may_not_read_it_as_a_parameter()
    {
        _ssm.Secrets.Refusal = new AwsException("AccessDeniedException", "no");

        Assert.Equal("AccessDeniedException: no", await _ssm.RefusalAsync("GetParameters", $"{{'Names':['{Prefix}prod/db'],'WithDecryption':true}}"));
    }

    [Fact]
    public async Task It_is_asked_for_as_a_parameter_too()
    {
        await _ssm.CallAsync("GetParameter", $"{{'Name':'{Prefix}prod/db','WithDecryption':true}}");

        Assert.Equal(["ssm:GetParameter arn:aws:ssm:eu-west-1:123456789012:parameter" + Prefix + "prod/db"], _ssm.Authorizer.Asked);
    }
}
