using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Authorization;

public sealed class AuthorizerTests : IAsyncLifetime
{
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public void Root_may_do_all() => Assert.True(_iam.Allows(_iam.Root, "iam:DeleteRole", "arn:aws:iam::123456789012:role/a"));

    [Theory]
    [InlineData("ecs:RegisterContainerInstance")]
    [InlineData("ecs:SubmitTaskStateChange")]
    [InlineData("ecr:GetAuthorizationToken")]
    [InlineData("logs:PutLogEvents")]
    [InlineData("logs:CreateLogGroup")]
    [InlineData("logs:GetLogEvents")]
    public void An_instance_may_do_what_the_agent_needs(string action) => Assert.True(_iam.Allows(Instance(), action));

    [Theory]
    [InlineData("ecs:RunTask")]
    [InlineData("ecs:TagResource")]
    [InlineData("logs:FilterLogEvents")]
    [InlineData("iam:GetUser")]
    public void An_instance_may_do_no_more(string action) => Assert.False(_iam.Allows(Instance(), action));

    [Fact]
    public async Task What_is_taken_from_the_role_is_gone_for_its_sessions_at_once()
    {
        var instance = Instance();
        await _iam.CallAsync(
            "DetachRolePolicy",
            """{"RoleName":"ecsInstanceRole","PolicyArn":"arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"}""");

        Assert.False(_iam.Allows(instance, "ecs:Poll"));
    }

    [Fact]
    public async Task A_new_default_version_counts_at_once()
    {
        var user = (await _iam.MakeUserAsync("ann")).Principal;
        var arn = (await _iam.CallAsync("CreatePolicy", $$"""{"PolicyName":"p","PolicyDocument":{{Quote(Policy("Allow", "ecs:ListClusters"))}}}"""))
            .GetProperty("Policy").GetProperty("Arn").GetString();
        await _iam.CallAsync("AttachUserPolicy", $$"""{"UserName":"ann","PolicyArn":"{{arn}}"}""");
        Assert.True(_iam.Allows(user, "ecs:ListClusters"));

        await _iam.CallAsync("CreatePolicyVersion", $$"""{"PolicyArn":"{{arn}}","SetAsDefault":true,"PolicyDocument":{{Quote(Policy("Allow", "ecs:ListServices"))}}}""");

        Assert.Equal((false, true), (_iam.Allows(user, "ecs:ListClusters"), _iam.Allows(user, "ecs:ListServices")));
    }

    [Fact]
    public async Task A_user_may_do_what_its_groups_may_while_it_is_in_them()
    {
        var user = (await _iam.MakeUserAsync("ann")).Principal;
        await _iam.CallAsync("CreateGroup", """{"GroupName":"devs"}""");
        await _iam.AllowAsync("Group", "devs", "ecs:*");
        await _iam.CallAsync("AddUserToGroup", """{"GroupName":"devs","UserName":"ann"}""");
        Assert.True(_iam.Allows(user, "ecs:ListClusters"));

        await _iam.CallAsync("RemoveUserFromGroup", """{"GroupName":"devs","UserName":"ann"}""");

        Assert.False(_iam.Allows(user, "ecs:ListClusters"));
    }

    [Fact]
    public async Task A_boundary_limits_what_policies_allow()
    {
        var user = (await _iam.MakeUserAsync("ann")).Principal;
        await _iam.AllowAsync("User", "ann", "ecs:*", "iam:*");
        await _iam.CallAsync("PutUserPermissionsBoundary", """{"UserName":"ann","PermissionsBoundary":"arn:aws:iam::aws:policy/AmazonECS_FullAccess"}""");

        Assert.Equal((true, false), (_iam.Allows(user, "ecs:ListClusters"), _iam.Allows(user, "iam:CreateUser")));
    }

    [Fact]
    public async Task Policies_may_ask_for_tags_of_the_caller()
    {
        var user = (await _iam.MakeUserAsync("ann")).Principal;
        const string ByTeam = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/Team":"red"}}}]}""";
        await _iam.CallAsync("PutUserPolicy", $$"""{"UserName":"ann","PolicyName":"p","PolicyDocument":{{Quote(ByTeam)}}}""");
        Assert.False(_iam.Allows(user, "ecs:ListClusters"));

        await _iam.CallAsync("TagUser", """{"UserName":"ann","Tags":[{"Key":"team","Value":"red"}]}""");

        Assert.True(_iam.Allows(user, "ecs:ListClusters"));
    }

    [Fact]
    public async Task Sessions_are_revoked_by_the_time_of_their_tokens()
    {
        var instance = Instance();
        _iam.Time.Advance(TimeSpan.FromMinutes(10));
        var now = _iam.Time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var revoke = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:TokenIssueTime":"NOW"}}}]}""".Replace("NOW", now, StringComparison.Ordinal);
        await _iam.CallAsync("PutRolePolicy", $$"""{"RoleName":"ecsInstanceRole","PolicyName":"AWSRevokeOlderSessions","PolicyDocument":{{Quote(revoke)}}}""");

        Assert.Equal((false, true), (_iam.Allows(instance, "ecs:Poll"), _iam.Allows(Instance(), "ecs:Poll")));
    }

    [Fact]
    public void A_principal_whose_role_was_never_there_may_do_nothing() => Assert.False(_iam.Allows(
        new Principal(PrincipalKind.AssumedRole, Account, $"arn:aws:sts::{Account}:assumed-role/ecsInstanceRole/i-1", "AROAGHOST:i-1"), "ecs:Poll"));

    [Fact]
    public void A_denial_is_worded_as_AWS_words_it_and_says_which_policies_were_asked()
    {
        var error = Assert.Throws<AwsException>(() => _iam.Iam.Authorizer.Authorize(Context(Instance()), new Need("ecs:RunTask")));

        Assert.Equal(("AccessDeniedException", 400), (error.Code, error.Status));
        Assert.StartsWith(
            "User: arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/i-1 is not authorized to perform: ecs:RunTask on resource: * because no identity-based policy allows the ecs:RunTask action",
            error.Message, StringComparison.Ordinal);
        Assert.Contains("plimsoll-agent, AmazonEC2ContainerServiceforEC2Role", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_used_is_noted_every_quarter_of_an_hour()
    {
        var key = await _iam.MakeUserAsync("ann");
        _iam.Allows(key.Principal, "ecs:ListClusters");
        var first = await UsedAsync(key.AccessKeyId);
        _iam.Time.Advance(TimeSpan.FromMinutes(14));
        _iam.Allows(key.Principal, "logs:PutLogEvents");
        var second = await UsedAsync(key.AccessKeyId);
        _iam.Time.Advance(TimeSpan.FromMinutes(1));
        _iam.Allows(key.Principal, "logs:PutLogEvents");

        Assert.Equal([("eu-west-1", "ecs"), ("eu-west-1", "ecs"), ("eu-west-1", "logs")], [first, second, await UsedAsync(key.AccessKeyId)]);
    }

    private async Task<(string?, string?)> UsedAsync(string key)
    {
        var used = (await _iam.CallAsync("GetAccessKeyLastUsed", $$"""{"AccessKeyId":"{{key}}"}""")).GetProperty("AccessKeyLastUsed");
        return (used.GetProperty("Region").GetString(), used.GetProperty("ServiceName").GetString());
    }

    private Principal Instance() => _iam.Iam.Roles
        .Assume(Account, _iam.Iam.Roles.InstanceProfile(Account, StandardRoles.Instance)!.Role!.Arn, "ec2.amazonaws.com", "i-1", TimeSpan.FromHours(1))
        .Credential!.Principal;
}
