using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api.Values;

public sealed class ValuesTests : IAsyncLifetime
{
    private const string Token = "01234567890123456789012345678901";
    private readonly SecretsHarness _secrets = new();

    public async ValueTask InitializeAsync() => await _secrets.MakeAsync("app", "first", $",'ClientRequestToken':'{Token}'");

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Fact]
    public async Task A_read_tells_the_value_and_its_version()
    {
        var read = await _secrets.CallAsync("GetSecretValue", "{'SecretId':'app'}");

        Assert.Equal(["ARN", "CreatedDate", "Name", "SecretString", "VersionId", "VersionStages"], read.AsObject().Select(member => member.Key));
        Assert.Equal(("first", Token, """["AWSCURRENT"]"""), ((string)read["SecretString"]!, (string)read["VersionId"]!, read["VersionStages"]!.ToJsonString()));
    }

    [Fact]
    public async Task Bytes_come_back_as_bytes()
    {
        await _secrets.CallAsync("PutSecretValue", "{'SecretId':'app','SecretBinary':'AP8Q'}");

        var read = await _secrets.CallAsync("GetSecretValue", "{'SecretId':'app'}");

        Assert.Equal("AP8Q", (string)read["SecretBinary"]!);
        Assert.Null(read["SecretString"]);
    }

    [Fact]
    public async Task A_new_value_is_current_and_the_old_one_previous()
    {
        var second = await _secrets.PutAsync("app", "second");

        Assert.Equal($$"""{"{{second}}":["AWSCURRENT"],"{{Token}}":["AWSPREVIOUS"]}""", Sorted(await _secrets.LabelsAsync("app"), second));
    }

    [Fact]
    public async Task Labels_that_are_given_move_and_the_current_one_stays()
    {
        var pending = await _secrets.CallAsync("PutSecretValue", "{'SecretId':'app','SecretString':'second','VersionStages':['AWSPENDING','mine']}");

        Assert.Equal("""["AWSPENDING","mine"]""", pending["VersionStages"]!.ToJsonString());
        Assert.Equal("first", await _secrets.ValueAsync("app"));
        Assert.Equal("second", await _secrets.ValueAsync("app", ",'VersionStage':'mine'"));
    }

    [Fact]
    public async Task The_first_value_of_a_secret_is_current_whatever_is_said()
    {
        await _secrets.CallAsync("CreateSecret", "{'Name':'late'}");
        var put = await _secrets.CallAsync("PutSecretValue", "{'SecretId':'late','SecretString':'v','VersionStages':['mine']}");

        Assert.Equal("""["AWSCURRENT","mine"]""", put["VersionStages"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_value_under_the_same_token_changes_nothing()
    {
        await _secrets.PutAsync("app", "second");
        var again = await _secrets.CallAsync("PutSecretValue", $"{{'SecretId':'app','SecretString':'first','ClientRequestToken':'{Token}'}}");

        Assert.Equal("""["AWSPREVIOUS"]""", again["VersionStages"]!.ToJsonString());
        Assert.Equal("second", await _secrets.ValueAsync("app"));
    }

    [Theory]
    [InlineData("'SecretString':'other'")]
    [InlineData("'SecretBinary':'Zmlyc3Q='")]
    public async Task Another_value_under_the_same_token_is_refused(string value)
    {
        Assert.StartsWith(
            $"ResourceExistsException: You can't use ClientRequestToken {Token} because that value is already in use for a version of secret arn:aws:",
            await _secrets.RefusalAsync("PutSecretValue", $"{{'SecretId':'app',{value},'ClientRequestToken':'{Token}'}}"), StringComparison.Ordinal);
        Assert.Equal("first", await _secrets.ValueAsync("app"));
    }

    [Fact]
    public async Task A_put_without_a_value_is_refused() => Assert.Equal(
        "InvalidRequestException: You must provide either SecretString or SecretBinary.", await _secrets.RefusalAsync("PutSecretValue", "{'SecretId':'app'}"));

    [Theory]
    [InlineData(",'VersionStage':'mine'", "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: mine")]
    [InlineData(",'VersionId':'99999999999999999999999999999999'", "ResourceNotFoundException: Secrets Manager can't find the specified secret value for VersionId: 99999999999999999999999999999999")]
    [InlineData(",'VersionId':'" + Token + "','VersionStage':'mine'", "InvalidRequestException: You provided a VersionStage that is not associated to the provided VersionId.")]
    public async Task A_version_that_is_not_there_is_named(string more, string refusal) =>
        Assert.Equal(refusal, await _secrets.RefusalAsync("GetSecretValue", $"{{'SecretId':'app'{more}}}"));

    [Fact]
    public async Task A_version_and_its_label_agree() => Assert.Equal("first", await _secrets.ValueAsync("app", $",'VersionId':'{Token}','VersionStage':'AWSCURRENT'"));

    [Fact]
    public async Task The_day_of_a_read_is_kept()
    {
        await _secrets.ValueAsync("app");

        var described = await _secrets.CallAsync("DescribeSecret", "{'SecretId':'app'}");

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), (double)described["LastAccessedDate"]!);
    }

    private static string Sorted(string labels, string first) =>
        labels.StartsWith($"{{\"{first}", StringComparison.Ordinal) ? labels : $"{{{string.Join(',', labels[1..^1].Split(',').Reverse())}}}";
}
