using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api;

/// <summary>What a SecretId means.</summary>
public sealed class SecretIdTests : IAsyncLifetime
{
    private const string Prefix = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";
    private const string NotFound = "ResourceNotFoundException: Secrets Manager can't find the specified secret.";
    private const string InvalidName =
        "ValidationException: Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!";

    private readonly SecretsHarness _secrets = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Fact]
    public async Task An_ARN_is_the_name_and_six_letters()
    {
        var arn = await _secrets.MakeAsync("prod/app");

        Assert.Matches($"^{Prefix}prod/app-[A-Za-z0-9]{{6}}$", arn);
    }

    [Fact]
    public async Task A_name_a_whole_ARN_and_one_without_its_six_letters_mean_the_secret()
    {
        var arn = await _secrets.MakeAsync("prod/app");

        Assert.Equal("first", await _secrets.ValueAsync("prod/app"));
        Assert.Equal("first", await _secrets.ValueAsync(arn));
        Assert.Equal("first", await _secrets.ValueAsync(arn[..^7]));
    }

    [Fact]
    public async Task A_name_that_ends_as_an_ARN_does_is_not_found_by_an_ARN_without_its_letters()
    {
        var arn = await _secrets.MakeAsync("app-secret");

        Assert.Equal("first", await _secrets.ValueAsync("app-secret"));
        Assert.Equal("first", await _secrets.ValueAsync(arn));
        Assert.Equal(NotFound, await _secrets.RefusalAsync("GetSecretValue", $"{{'SecretId':'{Prefix}app-secret'}}"));
    }

    [Theory]
    [InlineData("gone", NotFound)]
    [InlineData("App", NotFound)]
    [InlineData(Prefix + "app-000000", NotFound)]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:app", NotFound)]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456789012:app", InvalidName)]
    [InlineData("arn:aws:ssm:eu-west-1:123456789012:secret:app", InvalidName)]
    [InlineData("a b", InvalidName)]
    [InlineData("a:b", InvalidName)]
    public async Task What_means_no_secret_is_refused(string id, string refusal)
    {
        await _secrets.MakeAsync("app");

        Assert.Equal(refusal, await _secrets.RefusalAsync("DescribeSecret", $"{{'SecretId':'{id}'}}"));
    }

    [Fact]
    public async Task A_name_that_is_used_again_gets_other_letters()
    {
        var old = await _secrets.MakeAsync("app");
        await _secrets.CallAsync("DeleteSecret", "{'SecretId':'app','ForceDeleteWithoutRecovery':true}");
        await _secrets.MakeAsync("app", "second");

        Assert.Equal(NotFound, await _secrets.RefusalAsync("GetSecretValue", $"{{'SecretId':'{old}'}}"));
    }
}
