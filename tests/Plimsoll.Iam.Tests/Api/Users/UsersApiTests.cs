using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Users;

public sealed class UsersApiTests : IAsyncLifetime
{
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await StartAsync();
        await _iam.CallAsync("CreateUser", """{"UserName":"ann","Path":"/div/"}""");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_user_has_an_id_and_an_ARN_of_AWS_s_form()
    {
        var user = (await _iam.CallAsync("GetUser", """{"UserName":"ann"}""")).GetProperty("User");

        Assert.Matches("^AIDA[A-Z2-7]{17}$", user.GetProperty("UserId").GetString());
        Assert.Equal("arn:aws:iam::123456789012:user/div/ann", user.GetProperty("Arn").GetString());
        Assert.False(user.TryGetProperty("Tags", out _));
    }

    [Fact]
    public async Task Without_a_name_the_caller_is_meant()
    {
        var bob = await _iam.MakeUserAsync("bob");
        await _iam.AllowAsync("User", "bob", "iam:GetUser");

        Assert.Equal("bob", (await _iam.CallAsync("GetUser", "{}", bob.Principal)).GetProperty("User").GetProperty("UserName").GetString());
    }

    [Fact]
    public async Task Of_the_root_user_neither_path_nor_name_is_shown()
    {
        var root = (await _iam.CallAsync("GetUser")).GetProperty("User");

        Assert.Equal(["Arn", "CreateDate", "UserId"], root.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_role_that_calls_must_name_the_user()
    {
        await _iam.AllowAsync("Role", "ecsInstanceRole", "iam:GetUser");
        var session = _iam.Iam.Roles.Assume(Account, "arn:aws:iam::123456789012:role/ecsInstanceRole", "ec2.amazonaws.com", "i-1", TimeSpan.FromHours(1)).Credential!;

        Assert.Equal(("ValidationError", 400, "Must specify userName when calling with non-User credentials"), await _iam.RefusalAsync("GetUser", "{}", session.Principal));
    }

    [Fact]
    public async Task A_path_prefix_is_a_prefix_of_text()
    {
        await _iam.CallAsync("CreateUser", """{"UserName":"bob","Path":"/division/"}""");

        var found = await _iam.CallAsync("ListUsers", """{"PathPrefix":"/div"}""");

        Assert.Equal(["ann", "bob"], found.GetProperty("Users").EnumerateArray().Select(user => user.GetProperty("UserName").GetString()));
    }

    [Fact]
    public async Task A_rename_keeps_the_id_and_what_belongs_to_it()
    {
        var before = (await _iam.CallAsync("GetUser", """{"UserName":"ann"}""")).GetProperty("User").GetProperty("UserId").GetString();
        await _iam.CallAsync("AttachUserPolicy", """{"UserName":"ann","PolicyArn":"arn:aws:iam::aws:policy/IAMFullAccess"}""");
        await _iam.CallAsync("UpdateUser", """{"UserName":"ann","NewUserName":"bea"}""");

        Assert.Equal(before, (await _iam.CallAsync("GetUser", """{"UserName":"bea"}""")).GetProperty("User").GetProperty("UserId").GetString());
        Assert.Equal(1, (await _iam.CallAsync("ListAttachedUserPolicies", """{"UserName":"bea"}""")).GetProperty("AttachedPolicies").GetArrayLength());
        Assert.Equal("NoSuchEntity", (await _iam.RefusalAsync("GetUser", """{"UserName":"ann"}""")).Code);
    }

    [Fact]
    public async Task A_rename_to_a_name_that_is_taken_is_refused()
    {
        await _iam.CallAsync("CreateUser", """{"UserName":"bea"}""");

        Assert.Equal(
            ("EntityAlreadyExists", 409, "User with name BEA already exists."), await _iam.RefusalAsync("UpdateUser", """{"UserName":"ann","NewUserName":"BEA"}"""));
    }

    [Theory]
    [InlineData("CreateAccessKey", """{"UserName":"ann"}""", "must delete access keys first.")]
    [InlineData("CreateLoginProfile", """{"UserName":"ann","Password":"Aa1!aaaa"}""", "must delete login profile first.")]
    [InlineData("AddUserToGroup", """{"UserName":"ann","GroupName":"devs"}""", "must remove users from group first.")]
    [InlineData("AttachUserPolicy", """{"UserName":"ann","PolicyArn":"arn:aws:iam::aws:policy/IAMFullAccess"}""", "must detach all policies first.")]
    public async Task What_still_hangs_on_a_user_keeps_it(string operation, string input, string must)
    {
        await _iam.CallAsync("CreateGroup", """{"GroupName":"devs"}""");
        await _iam.CallAsync(operation, input);

        Assert.Equal(("DeleteConflict", 409, $"Cannot delete entity, {must}"), await _iam.RefusalAsync("DeleteUser", """{"UserName":"ann"}"""));
    }

    [Fact]
    public async Task The_inline_policies_of_a_user_have_a_quota_of_their_own()
    {
        var text = Policy("Allow", [.. Enumerable.Range(0, 150).Select(i => $"ecs:Action{i:D5}")]);

        Assert.Equal(
            ("LimitExceeded", 409, "Maximum policy size of 2048 bytes exceeded for user ann"),
            await _iam.RefusalAsync("PutUserPolicy", $$"""{"UserName":"ann","PolicyName":"p","PolicyDocument":{{Quote(text)}}}"""));
    }
}
