using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Roles;

public sealed class RolesApiTests : IAsyncLifetime
{
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_role_is_shown_without_description_and_longest_session()
    {
        var role = (await _iam.CallAsync("CreateRole", $$"""
            {"RoleName":"web","Path":"/team/","Description":"serves","MaxSessionDuration":7200,"AssumeRolePolicyDocument":{{Quote(Ec2)}},
             "Tags":[{"Key":"b","Value":"2"},{"Key":"a","Value":"1"}]}
            """)).GetProperty("Role");

        Assert.Equal(
            ["Arn", "AssumeRolePolicyDocument", "CreateDate", "Path", "RoleId", "RoleName", "Tags"],
            role.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal("arn:aws:iam::123456789012:role/team/web", role.GetProperty("Arn").GetString());
        Assert.Matches("^AROA[A-Z2-7]{17}$", role.GetProperty("RoleId").GetString());
        Assert.Equal(["a", "b"], role.GetProperty("Tags").EnumerateArray().Select(tag => tag.GetProperty("Key").GetString()));
    }

    [Fact]
    public async Task A_role_that_is_asked_for_is_shown_whole()
    {
        await _iam.CallAsync("CreateRole", $$"""{"RoleName":"web","Description":"serves","AssumeRolePolicyDocument":{{Quote(Ec2)}}}""");

        var role = (await _iam.CallAsync("GetRole", """{"RoleName":"WEB"}""")).GetProperty("Role");

        Assert.Equal(("web", "serves", 3600), (role.GetProperty("RoleName").GetString(), role.GetProperty("Description").GetString(), role.GetProperty("MaxSessionDuration").GetInt32()));
        Assert.Empty(role.GetProperty("RoleLastUsed").EnumerateObject());
        Assert.False(role.TryGetProperty("Tags", out _));
    }

    [Fact]
    public async Task A_trust_policy_comes_back_as_it_was_given_percent_encoded()
    {
        const string Text = "{\"Version\":\"2012-10-17\",\n \"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"a+b\"}}}]}";
        await _iam.MakeRoleAsync("web", Text);

        var encoded = (await _iam.CallAsync("GetRole", """{"RoleName":"web"}""")).GetProperty("Role").GetProperty("AssumeRolePolicyDocument").GetString()!;

        Assert.Equal(Text, Uri.UnescapeDataString(encoded));
        Assert.Contains("%20", encoded, StringComparison.Ordinal);
        Assert.Contains("%2B", encoded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_unique_whatever_their_case()
    {
        await _iam.MakeRoleAsync("web");

        Assert.Equal(("EntityAlreadyExists", 409, "Role with name Web already exists."), await RefusedRoleAsync("Web", Ec2));
    }

    [Fact]
    public async Task Roles_are_listed_in_the_order_of_names_page_by_page()
    {
        await _iam.MakeRoleAsync("b");
        await _iam.MakeRoleAsync("A");

        var first = await _iam.CallAsync("ListRoles", """{"MaxItems":3}""");
        var second = await _iam.CallAsync("ListRoles", $$"""{"MaxItems":3,"Marker":"{{first.GetProperty("Marker").GetString()}}"}""");

        Assert.Equal(["A", "b", "ecsInstanceRole"], first.GetProperty("Roles").EnumerateArray().Select(role => role.GetProperty("RoleName").GetString()));
        Assert.Equal(["ecsTaskExecutionRole"], second.GetProperty("Roles").EnumerateArray().Select(role => role.GetProperty("RoleName").GetString()));
        Assert.False(second.GetProperty("IsTruncated").GetBoolean());
    }

    [Fact]
    public async Task A_marker_of_another_list_is_refused()
    {
        var page = await _iam.CallAsync("ListRoles", """{"MaxItems":1}""");

        var refusal = await _iam.RefusalAsync("ListRoles", $$"""{"MaxItems":1,"PathPrefix":"/x/","Marker":"{{page.GetProperty("Marker").GetString()}}"}""");

        Assert.Equal("ValidationError", refusal.Code);
    }

    [Fact]
    public async Task A_role_that_is_not_there_is_not_found() => Assert.Equal(
        ("NoSuchEntity", 404, "The role with name ghost cannot be found."), await _iam.RefusalAsync("GetRole", """{"RoleName":"ghost"}"""));

    [Theory]
    [InlineData("{", "This policy contains invalid Json")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole","Resource":"*"}]}""", "Has prohibited field Resource")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/ghost"},"Action":"sts:AssumeRole"}]}""", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:role/ghost\"")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"AROAAAAAAAAAAAAAAAAAA"},"Action":"sts:AssumeRole"}]}""", "Invalid principal in policy: \"AWS\":\"AROAAAAAAAAAAAAAAAAAA\"")]
    public async Task A_trust_policy_that_is_none_is_refused_in_the_words_of_AWS(string trust, string message) =>
        Assert.Equal(("MalformedPolicyDocument", 400, message), await RefusedRoleAsync("web", trust));

    [Fact]
    public async Task A_trust_policy_that_is_too_long_is_refused_by_its_quota()
    {
        var trust = Ec2.Replace("ec2.amazonaws.com", new string('a', 2048) + ".amazonaws.com", StringComparison.Ordinal);

        Assert.Equal(("LimitExceeded", 409, "Cannot exceed quota for ACLSizePerRole: 2048"), await RefusedRoleAsync("web", trust));
    }

    [Fact]
    public async Task An_account_s_number_is_shown_as_its_root()
    {
        await _iam.MakeRoleAsync("web", TrustOf("210987654321"));

        Assert.Contains("arn:aws:iam::210987654321:root", await TrustAsync("web"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_gone_is_shown_by_its_id_and_one_of_the_same_name_is_another()
    {
        var caller = (await _iam.MakeRoleAsync("caller")).GetProperty("Role");
        await _iam.MakeRoleAsync("web", TrustOf("arn:aws:iam::123456789012:role/caller"));
        Assert.Contains(":role/caller", await TrustAsync("web"), StringComparison.Ordinal);
        await _iam.CallAsync("DeleteRole", """{"RoleName":"caller"}""");
        await _iam.MakeRoleAsync("caller");

        Assert.Contains($"\"{caller.GetProperty("RoleId").GetString()}\"", await TrustAsync("web"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_renamed_is_shown_under_the_new_name()
    {
        await _iam.CallAsync("CreateUser", """{"UserName":"ann"}""");
        await _iam.MakeRoleAsync("web", TrustOf("arn:aws:iam::123456789012:user/ann"));
        await _iam.CallAsync("UpdateUser", """{"UserName":"ann","NewUserName":"bea"}""");

        Assert.Equal(TrustOf("arn:aws:iam::123456789012:user/bea"), await TrustAsync("web"));
    }

    [Fact]
    public async Task An_update_keeps_what_it_leaves_out()
    {
        await _iam.CallAsync("CreateRole", $$"""{"RoleName":"web","Description":"serves","AssumeRolePolicyDocument":{{Quote(Ec2)}}}""");
        await _iam.CallAsync("UpdateRole", """{"RoleName":"web","MaxSessionDuration":43200}""");

        var role = (await _iam.CallAsync("GetRole", """{"RoleName":"web"}""")).GetProperty("Role");

        Assert.Equal(("serves", 43200), (role.GetProperty("Description").GetString(), role.GetProperty("MaxSessionDuration").GetInt32()));
    }

    [Fact]
    public async Task A_role_with_an_attached_policy_is_not_deleted() => Assert.Equal(
        ("DeleteConflict", 409, "Cannot delete entity, must detach all policies first."),
        await _iam.RefusalAsync("DeleteRole", """{"RoleName":"ecsTaskExecutionRole"}"""));

    [Fact]
    public async Task A_role_in_an_instance_profile_is_not_deleted() => Assert.Equal(
        ("DeleteConflict", 409, "Cannot delete entity, must remove roles from instance profile first."),
        await _iam.RefusalAsync("DeleteRole", """{"RoleName":"ecsInstanceRole"}"""));

    [Fact]
    public async Task A_role_with_an_inline_policy_is_not_deleted()
    {
        await _iam.MakeRoleAsync("web");
        await _iam.AllowAsync("Role", "web", "ecs:*");

        Assert.Equal(("DeleteConflict", 409, "Cannot delete entity, must delete policies first."), await _iam.RefusalAsync("DeleteRole", """{"RoleName":"web"}"""));
    }

    [Fact]
    public async Task Tag_keys_of_a_role_ignore_case_and_keep_it()
    {
        await _iam.MakeRoleAsync("web");
        await _iam.CallAsync("TagRole", """{"RoleName":"web","Tags":[{"Key":"Team","Value":"a"},{"Key":"x","Value":""}]}""");
        await _iam.CallAsync("TagRole", """{"RoleName":"web","Tags":[{"Key":"TEAM","Value":"b"}]}""");
        await _iam.CallAsync("UntagRole", """{"RoleName":"web","TagKeys":["X"]}""");

        Assert.Equal("""[{"Key":"TEAM","Value":"b"}]""", (await _iam.CallAsync("ListRoleTags", """{"RoleName":"web"}""")).GetProperty("Tags").GetRawText());
    }

    [Fact]
    public async Task A_tag_key_twice_is_refused()
    {
        await _iam.MakeRoleAsync("web");

        Assert.Equal(
            ("InvalidInput", 400, "Duplicate tag keys found. Please note that Tag keys are case insensitive."),
            await _iam.RefusalAsync("TagRole", """{"RoleName":"web","Tags":[{"Key":"a","Value":"1"},{"Key":"A","Value":"2"}]}"""));
    }

    [Fact]
    public async Task A_constraint_is_worded_with_the_member_in_AWS_s_case_and_without_the_value() => Assert.Equal(
        ("ValidationError", 400, "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+"),
        await _iam.RefusalAsync("GetRole", """{"RoleName":"a b"}"""));

    private async Task<string> TrustAsync(string name) => Uri.UnescapeDataString(
        (await _iam.CallAsync("GetRole", $$"""{"RoleName":"{{name}}"}""")).GetProperty("Role").GetProperty("AssumeRolePolicyDocument").GetString()!);

    private Task<(string, int, string)> RefusedRoleAsync(string name, string trust) =>
        _iam.RefusalAsync("CreateRole", $$"""{"RoleName":"{{name}}","AssumeRolePolicyDocument":{{Quote(trust)}}}""");
}
