using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.SecretsManager.Control.Deletion;
using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api.Secrets;

public sealed class DeletionTests : IAsyncLifetime
{
    private const string Marked = "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.";
    private const string NotFound = "ResourceNotFoundException: Secrets Manager can't find the specified secret.";
    private readonly SecretsHarness _secrets = new();

    public async ValueTask InitializeAsync() => await _secrets.MakeAsync("app");

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Theory]
    [InlineData("", 30)]
    [InlineData(",'RecoveryWindowInDays':7", 7)]
    public async Task A_secret_goes_when_its_window_is_over(string more, int days)
    {
        var answer = await _secrets.CallAsync("DeleteSecret", $"{{'SecretId':'app'{more}}}");
        Assert.Equal(_secrets.Time.GetUtcNow().AddDays(days).ToUnixTimeSeconds(), (double)answer["DeletionDate"]!);

        _secrets.Time.Advance(TimeSpan.FromDays(days) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await _secrets.Service.ReapAsync());
        _secrets.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await _secrets.Service.ReapAsync());
        Assert.Equal(NotFound, await _secrets.RefusalAsync("DescribeSecret", "{'SecretId':'app'}"));
    }

    [Theory]
    [InlineData("GetSecretValue", "")]
    [InlineData("PutSecretValue", ",'SecretString':'v'")]
    [InlineData("UpdateSecret", ",'Description':'d'")]
    [InlineData("UpdateSecretVersionStage", ",'VersionStage':'x'")]
    [InlineData("TagResource", ",'Tags':[]")]
    [InlineData("UntagResource", ",'TagKeys':[]")]
    [InlineData("GetResourcePolicy", "")]
    [InlineData("PutResourcePolicy", ",'ResourcePolicy':'{\\'Statement\\':[{\\'Effect\\':\\'Deny\\',\\'Principal\\':\\'*\\',\\'Action\\':\\'*\\',\\'Resource\\':\\'*\\'}]}'")]
    [InlineData("DeleteResourcePolicy", "")]
    [InlineData("DeleteSecret", "")]
    [InlineData("RotateSecret", "")]
    [InlineData("CancelRotateSecret", "")]
    public async Task Meanwhile_nothing_can_be_done_with_it(string operation, string more)
    {
        await _secrets.CallAsync("DeleteSecret", "{'SecretId':'app'}");

        Assert.Equal(Marked, await _secrets.RefusalAsync(operation, $"{{'SecretId':'app'{more}}}"));
    }

    [Fact]
    public async Task Its_name_is_not_free_either()
    {
        await _secrets.CallAsync("DeleteSecret", "{'SecretId':'app'}");

        Assert.Equal(
            "InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion.",
            await _secrets.RefusalAsync("CreateSecret", "{'Name':'app'}"));
    }

    [Fact]
    public async Task It_is_described_with_the_date_and_listed_when_that_is_asked()
    {
        await _secrets.CallAsync("DeleteSecret", "{'SecretId':'app'}");

        Assert.NotNull((await _secrets.CallAsync("DescribeSecret", "{'SecretId':'app'}"))["DeletedDate"]);
        Assert.NotNull((await _secrets.CallAsync("ListSecretVersionIds", "{'SecretId':'app'}"))["Versions"]);
        Assert.Empty((await _secrets.CallAsync("ListSecrets"))["SecretList"]!.AsArray());
        Assert.Single((await _secrets.CallAsync("ListSecrets", "{'IncludePlannedDeletion':true}"))["SecretList"]!.AsArray());
    }

    [Fact]
    public async Task Restored_it_is_as_it_was_and_does_not_go()
    {
        await _secrets.CallAsync("DeleteSecret", "{'SecretId':'app','RecoveryWindowInDays':7}");
        await _secrets.CallAsync("RestoreSecret", "{'SecretId':'app'}");
        _secrets.Time.Advance(TimeSpan.FromDays(8));

        Assert.Equal(0, await _secrets.Service.ReapAsync());
        Assert.Equal("first", await _secrets.ValueAsync("app"));
        Assert.Null((await _secrets.CallAsync("DescribeSecret", "{'SecretId':'app'}"))["DeletedDate"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_force_it_is_gone_at_once_scheduled_or_not(bool scheduled)
    {
        if (scheduled)
        {
            await _secrets.CallAsync("DeleteSecret", "{'SecretId':'app'}");
        }

        var answer = await _secrets.CallAsync("DeleteSecret", "{'SecretId':'app','ForceDeleteWithoutRecovery':true}");

        Assert.Equal(_secrets.Time.GetUtcNow().ToUnixTimeSeconds(), (double)answer["DeletionDate"]!);
        Assert.Equal(NotFound, await _secrets.RefusalAsync("GetSecretValue", "{'SecretId':'app'}"));
    }

    [Fact]
    public async Task Nothing_of_it_is_left_for_the_next_of_its_name()
    {
        await _secrets.CallAsync("TagResource", "{'SecretId':'app','Tags':[{'Key':'k','Value':'v'}]}");
        await _secrets.CallAsync("DeleteSecret", "{'SecretId':'app','ForceDeleteWithoutRecovery':true}");
        await _secrets.CallAsync("CreateSecret", "{'Name':'app'}");

        Assert.Empty((await _secrets.CallAsync("ListSecretVersionIds", "{'SecretId':'app','IncludeDeprecated':true}"))["Versions"]!.AsArray());
        Assert.Null((await _secrets.CallAsync("DescribeSecret", "{'SecretId':'app'}"))["Tags"]);
    }

    [Fact]
    public async Task One_that_never_was_is_forced_away_without_a_fault()
    {
        Assert.Equal("never", (string)(await _secrets.CallAsync("DeleteSecret", "{'SecretId':'never','ForceDeleteWithoutRecovery':true}"))["Name"]!);
        Assert.Equal(NotFound, await _secrets.RefusalAsync("DeleteSecret", "{'SecretId':'never'}"));
    }

    [Theory]
    [InlineData("'RecoveryWindowInDays':6", "InvalidParameterException: The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).")]
    [InlineData("'RecoveryWindowInDays':31,'ForceDeleteWithoutRecovery':true", "InvalidParameterException: The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).")]
    [InlineData("'RecoveryWindowInDays':7,'ForceDeleteWithoutRecovery':true", "InvalidParameterException: You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.")]
    public async Task A_window_that_is_wrong_deletes_nothing(string more, string refusal)
    {
        Assert.Equal(refusal, await _secrets.RefusalAsync("DeleteSecret", $"{{'SecretId':'app',{more}}}"));
        Assert.Equal("first", await _secrets.ValueAsync("app"));
    }

    [Fact]
    public async Task Once_started_it_looks_by_itself()
    {
        await _secrets.CallAsync("DeleteSecret", "{'SecretId':'app','RecoveryWindowInDays':7}");
        _secrets.Time.Advance(TimeSpan.FromDays(7));

        // A look that has begun ends before the loop does.
        var reaper = new SecretReaper(_secrets.Service.Context, NullLogger<SecretReaper>.Instance);
        reaper.Start();
        await reaper.DisposeAsync();

        Assert.Equal(0, await _secrets.Service.ReapAsync());
    }
}
