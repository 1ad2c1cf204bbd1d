using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Control.Policies;

/// <summary>What each operation asks to be allowed.</summary>
public sealed class SecretAccessTests : IAsyncLifetime
{
    private const string Prefix = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";
    private readonly SecretsHarness _secrets = new();
    private string _arn = "";

    public async ValueTask InitializeAsync() => _arn = await _secrets.MakeAsync("app");

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Theory]
    [InlineData("GetSecretValue", "{'SecretId':'app'}", "secretsmanager:GetSecretValue ARN")]
    [InlineData("DescribeSecret", "{'SecretId':'" + Prefix + "app'}", "secretsmanager:DescribeSecret ARN")]
    [InlineData("CreateSecret", "{'Name':'new'}", "secretsmanager:CreateSecret " + Prefix + "new")]
    [InlineData("CreateSecret", "{'Name':'new','Tags':[{'Key':'k','Value':'v'}]}", "secretsmanager:CreateSecret " + Prefix + "new;secretsmanager:TagResource " + Prefix + "new")]
    [InlineData("ListSecrets", "{}", "secretsmanager:ListSecrets *")]
    [InlineData("GetRandomPassword", "{}", "secretsmanager:GetRandomPassword *")]
    [InlineData("BatchGetSecretValue", "{'SecretIdList':['app']}", "secretsmanager:BatchGetSecretValue *;secretsmanager:GetSecretValue ARN")]
    [InlineData("BatchGetSecretValue", "{'Filters':[]}", "secretsmanager:BatchGetSecretValue *;secretsmanager:ListSecrets *;secretsmanager:GetSecretValue ARN")]
    [InlineData(
        "ValidateResourcePolicy", "{'SecretId':'app','ResourcePolicy':'{\\'Statement\\':{\\'Effect\\':\\'Deny\\',\\'Principal\\':\\'*\\',\\'Action\\':\\'*\\',\\'Resource\\':\\'*\\'}}'}",
        "secretsmanager:ValidateResourcePolicy ARN;secretsmanager:PutResourcePolicy ARN")]
    public async Task An_operation_asks_for_its_action_on_the_whole_ARN(string operation, string input, string asked)
    {
        _secrets.Authorizer.Asked.Clear();
        await _secrets.CallAsync(operation, input);

        Assert.Equal(asked.Replace("ARN", _arn, StringComparison.Ordinal), string.Join(';', _secrets.Authorizer.Asked));
    }

    [Fact]
    public async Task A_denial_names_the_whole_ARN()
    {
        _secrets.Authorizer.Denied.Add("secretsmanager:GetSecretValue");

        Assert.Equal(
            $"AccessDeniedException: User: arn:aws:iam::123456789012:user/ada is not authorized to perform: secretsmanager:GetSecretValue on resource: {_arn} because no identity-based policy allows the secretsmanager:GetSecretValue action",
            await _secrets.RefusalAsync("GetSecretValue", "{'SecretId':'app'}"));
    }

    [Fact]
    public async Task A_denial_for_what_is_not_there_names_it_as_it_was_given()
    {
        _secrets.Authorizer.Denied.Add("secretsmanager:GetSecretValue");

        Assert.Contains(" on resource: gone because ", await _secrets.RefusalAsync("GetSecretValue", "{'SecretId':'gone'}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_denied_changes_nothing()
    {
        _secrets.Authorizer.Denied.Add("secretsmanager:PutSecretValue");
        await _secrets.RefusalAsync("PutSecretValue", "{'SecretId':'app','SecretString':'second'}");

        Assert.Equal("first", await _secrets.ValueAsync("app"));
    }
}
