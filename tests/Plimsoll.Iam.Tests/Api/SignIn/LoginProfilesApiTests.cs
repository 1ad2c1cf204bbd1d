using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.SignIn;

public sealed class LoginProfilesApiTests : IAsyncLifetime
{
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await StartAsync();
        await _iam.CallAsync("CreateUser", """{"UserName":"ann"}""");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_user_without_a_password_has_no_login_profile() => Assert.Equal(
        ("NoSuchEntity", 404, "Login Profile for User ann cannot be found."), await _iam.RefusalAsync("GetLoginProfile", """{"UserName":"ann"}"""));

    [Fact]
    public async Task A_login_profile_is_made_changed_and_deleted()
    {
        await _iam.CallAsync("CreateLoginProfile", """{"UserName":"ann","Password":"Aa1!aaaa","PasswordResetRequired":true}""");
        await _iam.CallAsync("UpdateLoginProfile", """{"UserName":"ann","PasswordResetRequired":false}""");
        Assert.False((await _iam.CallAsync("GetLoginProfile", """{"UserName":"ann"}""")).GetProperty("LoginProfile").GetProperty("PasswordResetRequired").GetBoolean());
        await _iam.CallAsync("DeleteLoginProfile", """{"UserName":"ann"}""");

        Assert.Equal("NoSuchEntity", (await _iam.RefusalAsync("GetLoginProfile", """{"UserName":"ann"}""")).Code);
    }

    [Theory]
    [InlineData("short1!A", 12, "Password should have a minimum length of 12")]
    [InlineData("nouppercase1!", 6, "Password should have at least one uppercase letter")]
    public async Task A_password_is_held_to_the_account_s_policy(string password, int length, string message)
    {
        await _iam.CallAsync("UpdateAccountPasswordPolicy", $$"""{"MinimumPasswordLength":{{length}},"RequireUppercaseCharacters":true}""");

        Assert.Equal(
            ("PasswordPolicyViolation", 400, message), await _iam.RefusalAsync("CreateLoginProfile", $$"""{"UserName":"ann","Password":"{{password}}"}"""));
    }

    [Theory]
    [InlineData("ListMFADevices", "MFADevices")]
    [InlineData("ListSSHPublicKeys", "SSHPublicKeys")]
    [InlineData("ListSigningCertificates", "Certificates")]
    [InlineData("ListServiceSpecificCredentials", "ServiceSpecificCredentials")]
    public async Task What_cannot_be_made_here_is_listed_as_none(string operation, string member) =>
        Assert.Equal(0, (await _iam.CallAsync(operation, """{"UserName":"ann"}""")).GetProperty(member).GetArrayLength());

    [Fact]
    public async Task It_is_listed_of_users_alone_that_are_there() =>
        Assert.Equal("NoSuchEntity", (await _iam.RefusalAsync("ListMFADevices", """{"UserName":"ghost"}""")).Code);

    [Theory]
    [InlineData("DeactivateMFADevice", """{"UserName":"ann","SerialNumber":"arn:aws:iam::123456789012:mfa/ann"}""")]
    [InlineData("DeleteSigningCertificate", """{"UserName":"ann","CertificateId":"ABCDEFGHIJKLMNOPQRSTUVWXYZ"}""")]
    [InlineData("DeleteServerCertificate", """{"ServerCertificateName":"c"}""")]
    public async Task It_cannot_be_deleted(string operation, string input) => Assert.Equal("NoSuchEntity", (await _iam.RefusalAsync(operation, input)).Code);
}
