using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.InstanceProfiles;

public sealed class InstanceProfilesApiTests : IAsyncLifetime
{
    private const string Both = """{"InstanceProfileName":"p","RoleName":"ecsTaskExecutionRole"}""";
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await StartAsync();
        await _iam.CallAsync("CreateInstanceProfile", """{"InstanceProfileName":"p"}""");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_profile_is_empty()
    {
        var profile = (await _iam.CallAsync("GetInstanceProfile", """{"InstanceProfileName":"p"}""")).GetProperty("InstanceProfile");

        Assert.Equal("arn:aws:iam::123456789012:instance-profile/p", profile.GetProperty("Arn").GetString());
        Assert.Equal((0, 0), (profile.GetProperty("Roles").GetArrayLength(), profile.GetProperty("Tags").GetArrayLength()));
    }

    [Fact]
    public async Task The_role_of_a_profile_is_shown_without_its_longest_session()
    {
        await _iam.CallAsync("AddRoleToInstanceProfile", Both);

        var role = (await _iam.CallAsync("GetInstanceProfile", """{"InstanceProfileName":"p"}""")).GetProperty("InstanceProfile").GetProperty("Roles")[0];

        Assert.Equal("ecsTaskExecutionRole", role.GetProperty("RoleName").GetString());
        Assert.False(role.TryGetProperty("MaxSessionDuration", out _));
    }

    [Fact]
    public async Task A_profile_holds_one_role()
    {
        await _iam.CallAsync("AddRoleToInstanceProfile", Both);

        Assert.Equal(("LimitExceeded", 409, "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"), await _iam.RefusalAsync("AddRoleToInstanceProfile", Both));
    }

    [Fact]
    public async Task A_role_that_is_not_in_it_is_not_removed() => Assert.Equal(
        ("NoSuchEntity", 404, "Role ecsTaskExecutionRole in Instance Profile p cannot be found."), await _iam.RefusalAsync("RemoveRoleFromInstanceProfile", Both));

    [Fact]
    public async Task A_profile_with_a_role_is_not_deleted()
    {
        await _iam.CallAsync("AddRoleToInstanceProfile", Both);

        Assert.Equal(
            ("DeleteConflict", 409, "Cannot delete entity, must remove roles from instance profile first."),
            await _iam.RefusalAsync("DeleteInstanceProfile", """{"InstanceProfileName":"p"}"""));
    }

    [Fact]
    public async Task A_profile_without_one_is_deleted()
    {
        await _iam.CallAsync("AddRoleToInstanceProfile", Both);
        await _iam.CallAsync("RemoveRoleFromInstanceProfile", Both);
        await _iam.CallAsync("DeleteInstanceProfile", """{"InstanceProfileName":"p"}""");

        Assert.Equal(
            ("NoSuchEntity", 404, "Instance Profile p cannot be found."), await _iam.RefusalAsync("GetInstanceProfile", """{"InstanceProfileName":"p"}"""));
    }

    [Fact]
    public async Task Profiles_are_found_by_their_role()
    {
        var found = await _iam.CallAsync("ListInstanceProfilesForRole", """{"RoleName":"ecsInstanceRole"}""");

        Assert.Equal(["ecsInstanceRole"], found.GetProperty("InstanceProfiles").EnumerateArray().Select(one => one.GetProperty("InstanceProfileName").GetString()));
    }

    [Fact]
    public async Task Its_name_is_taken() => Assert.Equal(
        ("EntityAlreadyExists", 409, "Instance Profile P already exists."), await _iam.RefusalAsync("CreateInstanceProfile", """{"InstanceProfileName":"P"}"""));

    [Fact]
    public async Task Its_tags_are_listed()
    {
        await _iam.CallAsync("TagInstanceProfile", """{"InstanceProfileName":"p","Tags":[{"Key":"a","Value":"1"}]}""");

        Assert.Equal(1, (await _iam.CallAsync("ListInstanceProfileTags", """{"InstanceProfileName":"p"}""")).GetProperty("Tags").GetArrayLength());
    }
}
