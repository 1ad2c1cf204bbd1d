using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Groups;

public sealed class GroupsApiTests : IAsyncLifetime
{
    private const string Both = """{"GroupName":"devs","UserName":"ann"}""";
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await StartAsync();
        await _iam.CallAsync("CreateUser", """{"UserName":"ann"}""");
        await _iam.CallAsync("CreateGroup", """{"GroupName":"devs"}""");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Adding_twice_is_no_error_and_removing_twice_is_none()
    {
        await _iam.CallAsync("AddUserToGroup", Both);
        await _iam.CallAsync("AddUserToGroup", Both);
        Assert.Equal(1, (await _iam.CallAsync("GetGroup", """{"GroupName":"devs"}""")).GetProperty("Users").GetArrayLength());
        await _iam.CallAsync("RemoveUserFromGroup", Both);
        await _iam.CallAsync("RemoveUserFromGroup", Both);

        Assert.Equal(0, (await _iam.CallAsync("ListGroupsForUser", """{"UserName":"ann"}""")).GetProperty("Groups").GetArrayLength());
    }

    [Fact]
    public async Task Who_is_to_be_removed_is_looked_for_before_the_group() => Assert.Equal(
        ("NoSuchEntity", 404, "The user with name eve cannot be found."), await _iam.RefusalAsync("RemoveUserFromGroup", """{"GroupName":"ghosts","UserName":"eve"}"""));

    [Fact]
    public async Task A_group_with_users_is_not_deleted()
    {
        await _iam.CallAsync("AddUserToGroup", Both);

        Assert.Equal(
            ("DeleteConflict", 409, "Cannot delete entity, must remove users from group first."), await _iam.RefusalAsync("DeleteGroup", """{"GroupName":"devs"}"""));
    }

    [Fact]
    public async Task A_renamed_group_keeps_its_users()
    {
        await _iam.CallAsync("AddUserToGroup", Both);
        await _iam.CallAsync("UpdateGroup", """{"GroupName":"devs","NewGroupName":"ops"}""");

        Assert.Equal(1, (await _iam.CallAsync("GetGroup", """{"GroupName":"ops"}""")).GetProperty("Users").GetArrayLength());
    }

    [Fact]
    public async Task Policies_are_put_attached_and_listed()
    {
        await _iam.AllowAsync("Group", "devs", "ecs:*");
        await _iam.CallAsync("AttachGroupPolicy", """{"GroupName":"devs","PolicyArn":"arn:aws:iam::aws:policy/IAMFullAccess"}""");

        Assert.Equal("allow", (await _iam.CallAsync("ListGroupPolicies", """{"GroupName":"devs"}""")).GetProperty("PolicyNames")[0].GetString());
        Assert.Equal(1, (await _iam.CallAsync("ListAttachedGroupPolicies", """{"GroupName":"devs"}""")).GetProperty("AttachedPolicies").GetArrayLength());
        Assert.Equal(Policy("Allow", "ecs:*"), Uri.UnescapeDataString((await _iam.CallAsync("GetGroupPolicy", """{"GroupName":"devs","PolicyName":"allow"}""")).GetProperty("PolicyDocument").GetString()!));
    }
}
