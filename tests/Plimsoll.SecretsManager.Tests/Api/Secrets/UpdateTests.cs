using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api.Secrets;

public sealed class UpdateTests : IAsyncLifetime
{
    private readonly SecretsHarness _secrets = new();

    public async ValueTask InitializeAsync() => await _secrets.MakeAsync("app", "first", ",'Description':'old'");

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Fact]
    public async Task Without_a_value_the_answer_has_no_version()
    {
        var answer = await _secrets.CallAsync("UpdateSecret", "{'SecretId':'app','Description':'new'}");

        Assert.Equal(["ARN", "Name"], answer.AsObject().Select(member => member.Key));
        Assert.Equal("new", (string)(await _secrets.CallAsync("DescribeSecret", "{'SecretId':'app'}"))["Description"]!);
        Assert.Equal("first", await _secrets.ValueAsync("app"));
    }

    [Fact]
    public async Task A_value_becomes_current_and_the_description_stays()
    {
        var answer = await _secrets.CallAsync("UpdateSecret", "{'SecretId':'app','SecretString':'second'}");

        Assert.Equal("second", await _secrets.ValueAsync("app", $",'VersionId':'{answer["VersionId"]}'"));
        Assert.Equal("first", await _secrets.ValueAsync("app", ",'VersionStage':'AWSPREVIOUS'"));
        Assert.Equal("old", (string)(await _secrets.CallAsync("DescribeSecret", "{'SecretId':'app'}"))["Description"]!);
    }

    [Fact]
    public async Task An_empty_key_is_the_default_one_again()
    {
        await _secrets.CallAsync("UpdateSecret", "{'SecretId':'app','KmsKeyId':'alias/own'}");
        Assert.Equal("alias/own", await KeyAsync());

        await _secrets.CallAsync("UpdateSecret", "{'SecretId':'app','KmsKeyId':''}");
        Assert.Equal("DefaultEncryptionKey", await KeyAsync());
    }

    [Fact]
    public async Task A_token_that_made_another_value_changes_nothing()
    {
        const string Token = "01234567890123456789012345678901";
        await _secrets.PutAsync("app", "second", $",'ClientRequestToken':'{Token}'");

        var refusal = await _secrets.RefusalAsync("UpdateSecret", $"{{'SecretId':'app','Description':'new','SecretString':'third','ClientRequestToken':'{Token}'}}");

        Assert.StartsWith($"ResourceExistsException: You can't use ClientRequestToken {Token} because that value is already in use for a version of secret arn:", refusal, StringComparison.Ordinal);
        Assert.Equal("old", (string)(await _secrets.CallAsync("DescribeSecret", "{'SecretId':'app'}"))["Description"]!);
    }

    private async Task<string> KeyAsync() =>
        (string)(await _secrets.CallAsync("ListSecretVersionIds", "{'SecretId':'app'}"))["Versions"]![0]!["KmsKeyIds"]![0]!;
}
