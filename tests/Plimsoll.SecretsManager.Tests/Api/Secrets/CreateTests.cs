using System.Text.Json.Nodes;
using Plimsoll.SecretsManager.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.SecretsManager.Tests.Api.Secrets;

public sealed class CreateTests : IAsyncLifetime
{
    private const string Token = "01234567890123456789012345678901";
    private readonly SecretsHarness _secrets = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Fact]
    public async Task The_first_value_is_current()
    {
        await _secrets.CallAsync("CreateSecret", $"{{'Name':'app','SecretString':'v','ClientRequestToken':'{Token}'}}");

        Assert.Equal($$"""{"{{Token}}":["AWSCURRENT"]}""", await _secrets.LabelsAsync("app"));
    }

    [Fact]
    public async Task Without_a_value_there_is_no_version()
    {
        var made = await _secrets.CallAsync("CreateSecret", "{'Name':'app'}");

        Assert.Equal(["ARN", "Name"], made.AsObject().Select(member => member.Key));
        Assert.Equal(["ARN", "CreatedDate", "LastChangedDate", "Name"], (await _secrets.CallAsync("DescribeSecret", "{'SecretId':'app'}")).AsObject().Select(member => member.Key));
        Assert.Equal(
            "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
            await _secrets.RefusalAsync("GetSecretValue", "{'SecretId':'app'}"));
    }

    [Fact]
    public async Task What_was_given_is_described()
    {
        await _secrets.MakeAsync("app", "v", ",'Description':'for the app','KmsKeyId':'alias/own','Tags':[{'Key':'team','Value':'a'}]");

        var described = await _secrets.CallAsync("DescribeSecret", "{'SecretId':'app'}");

        Assert.Equal(
            """["for the app","alias/own",[{"Key":"team","Value":"a"}],1772366400]""",
            new JsonArray(described["Description"]!.DeepClone(), described["KmsKeyId"]!.DeepClone(), described["Tags"]!.DeepClone(), described["CreatedDate"]!.DeepClone()).ToJsonString());
    }

    [Fact]
    public async Task The_same_call_once_more_answers_the_same()
    {
        var input = $"{{'Name':'app','SecretString':'v','ClientRequestToken':'{Token}'}}";
        var first = await _secrets.CallAsync("CreateSecret", input);

        Assert.Equal(first.ToJsonString(), (await _secrets.CallAsync("CreateSecret", input)).ToJsonString());
    }

    [Theory]
    [InlineData("'SecretString':'other','ClientRequestToken':'" + Token + "'")]
    [InlineData("'SecretString':'v'")]
    [InlineData("'ClientRequestToken':'" + Token + "'")]
    public async Task A_name_that_is_taken_is_refused(string more)
    {
        await _secrets.CallAsync("CreateSecret", $"{{'Name':'app','SecretString':'v','ClientRequestToken':'{Token}'}}");

        Assert.Equal(
            "ResourceExistsException: The operation failed because the secret app already exists.",
            await _secrets.RefusalAsync("CreateSecret", $"{{'Name':'app',{more}}}"));
        Assert.Equal("v", await _secrets.ValueAsync("app"));
    }

    [Theory]
    [InlineData("'SecretString':'v','SecretBinary':'dg=='", "InvalidParameterException: You can’t specify both a binary secret value and a string secret value in the same secret.")]
    [InlineData("'ClientRequestToken':'short'", "InvalidParameterException: ClientRequestToken must be 32-64 characters long.")]
    [InlineData("'SecretString':''", "ValidationException: 1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("'Tags':[{'Key':'aws:x','Value':''}]", "InvalidParameterException: The tag key 'aws:x' begins with 'aws:', which is reserved for AWS use.")]
    [InlineData("'Tags':[{'Value':''}]", "InvalidParameterException: A tag must have a Key.")]
    [InlineData("'AddReplicaRegions':[{'Region':'eu-west-2'}]", "ValidationException: 1 validation error detected: Value '[1 items]' at 'addReplicaRegions' failed to satisfy constraint: This parameter is not supported by Plimsoll")]
    public async Task An_input_that_is_wrong_makes_no_secret(string more, string refusal)
    {
        Assert.Equal(refusal, await _secrets.RefusalAsync("CreateSecret", $"{{'Name':'app',{more}}}"));
        Assert.Empty((await _secrets.CallAsync("ListSecrets"))["SecretList"]!.AsArray());
    }

    [Theory]
    [InlineData("CreateSecret", "{'Name':'new'}")]
    [InlineData("PutSecretValue", "{'SecretId':'app','SecretString':'v'}")]
    [InlineData("UpdateSecret", "{'SecretId':'app','SecretString':'v'}")]
    public async Task A_call_without_a_token_is_refused(string operation, string input)
    {
        await _secrets.MakeAsync("app");

        var error = await Assert.ThrowsAsync<AwsException>(() => _secrets.RawAsync(operation, JsonNode.Parse(input.Replace('\'', '"'))!));

        Assert.Equal(("InvalidRequestException", "You must provide a ClientRequestToken value. We recommend a UUID-type value."), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a#")]
    [InlineData("ä")]
    public async Task A_name_of_other_letters_is_refused(string name) => Assert.Equal(
        "ValidationException: Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
        await _secrets.RefusalAsync("CreateSecret", $"{{'Name':'{name}'}}"));
}
