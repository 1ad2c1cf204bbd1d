using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.AccessKeys;

public sealed class AccessKeysApiTests : IAsyncLifetime
{
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_key_has_the_form_of_AWS_s_and_tells_its_secret()
    {
        await _iam.CallAsync("CreateUser", """{"UserName":"ann"}""");

        var key = (await _iam.CallAsync("CreateAccessKey", """{"UserName":"ann"}""")).GetProperty("AccessKey");

        Assert.Matches("^AKIA[A-Z2-7]{16}$", key.GetProperty("AccessKeyId").GetString());
        Assert.Equal((40, "Active"), (key.GetProperty("SecretAccessKey").GetString()!.Length, key.GetProperty("Status").GetString()));
    }

    [Fact]
    public async Task A_list_tells_no_secret()
    {
        var key = await _iam.MakeUserAsync("ann");

        var list = (await _iam.CallAsync("ListAccessKeys", """{"UserName":"ann"}""")).GetRawText();

        Assert.Contains(key.AccessKeyId, list, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_has_two_keys_at_most()
    {
        await _iam.MakeUserAsync("ann");
        await _iam.CallAsync("CreateAccessKey", """{"UserName":"ann"}""");

        Assert.Equal(("LimitExceeded", 409, "Cannot exceed quota for AccessKeysPerUser: 2"), await _iam.RefusalAsync("CreateAccessKey", """{"UserName":"ann"}"""));
    }

    [Fact]
    public async Task A_key_of_somebody_else_is_not_found()
    {
        var key = await _iam.MakeUserAsync("ann");
        await _iam.CallAsync("CreateUser", """{"UserName":"bob"}""");

        Assert.Equal(
            ("NoSuchEntity", 404, $"The Access Key with id {key.AccessKeyId} cannot be found."),
            await _iam.RefusalAsync("DeleteAccessKey", $$"""{"UserName":"bob","AccessKeyId":"{{key.AccessKeyId}}"}"""));
    }

    [Fact]
    public async Task A_key_that_was_never_used_says_so()
    {
        var key = await _iam.MakeUserAsync("ann");

        var used = await _iam.CallAsync("GetAccessKeyLastUsed", $$"""{"AccessKeyId":"{{key.AccessKeyId}}"}""");

        Assert.Equal("""{"Region":"N/A","ServiceName":"N/A"}""", used.GetProperty("AccessKeyLastUsed").GetRawText());
        Assert.Equal("ann", used.GetProperty("UserName").GetString());
    }

    [Fact]
    public async Task Of_an_unknown_key_the_last_use_is_denied() => Assert.Equal(
        ("AccessDenied", 403, "User: arn:aws:iam::123456789012:root is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key AKIAAAAAAAAAAAAAAAAA"),
        await _iam.RefusalAsync("GetAccessKeyLastUsed", """{"AccessKeyId":"AKIAAAAAAAAAAAAAAAAA"}"""));
}
