using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Control;

public sealed class ServiceRolesTests : IAsyncLifetime
{
    private const string Web = "arn:aws:iam::123456789012:role/web";
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_service_that_the_trust_policy_names_gets_keys_for_longer_than_the_role_s_longest_session()
    {
        await _iam.MakeRoleAsync("web");

        var made = Assume("ec2.amazonaws.com").Credential!;

        Assert.Equal(("arn:aws:sts::123456789012:assumed-role/web/t-1", _iam.Time.GetUtcNow().AddHours(6)), (made.Principal.Arn, made.Expires));
    }

    [Fact]
    public async Task Another_service_hears_why_not()
    {
        await _iam.MakeRoleAsync("web");

        var refused = Assume("ecs-tasks.amazonaws.com");

        Assert.Null(refused.Credential);
        Assert.StartsWith($"The trust policy of {Web} does not let ecs-tasks.amazonaws.com assume it.", refused.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_is_not_there_cannot_be_assumed() =>
        Assert.Equal($"There is no role {Web} in account 123456789012.", Assume("ec2.amazonaws.com").Refusal);

    [Theory]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:task/a/b", true)]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:task/a/b", false)]
    [InlineData(null, false)]
    public async Task A_trust_policy_may_ask_for_what_the_service_does_it(string? source, bool allowed)
    {
        await _iam.MakeRoleAsync("web", Ec2.Replace("\"Action\"", "\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:ecs:eu-west-1:123456789012:*\"}},\"Action\"", StringComparison.Ordinal));

        Assert.Equal(allowed, Assume("ec2.amazonaws.com", source).Credential is not null);
    }

    [Fact]
    public async Task A_name_alone_means_a_role_without_a_path()
    {
        await _iam.CallAsync("CreateRole", $$"""{"RoleName":"deep","Path":"/team/","AssumeRolePolicyDocument":{{Quote(Ec2)}}}""");

        Assert.Null(_iam.Iam.Roles.Find(Account, "deep"));
        Assert.Equal("deep", _iam.Iam.Roles.Find(Account, "arn:aws:iam::123456789012:role/team/deep")!.Name);
        Assert.Equal("ecsInstanceRole", _iam.Iam.Roles.Find(Account, "ecsInstanceRole")!.Name);
    }

    [Theory]
    [InlineData("ecsInstanceRole")]
    [InlineData("arn:aws:iam::123456789012:instance-profile/ecsInstanceRole")]
    public void An_instance_profile_tells_its_role(string name) => Assert.Equal("ecsInstanceRole", _iam.Iam.Roles.InstanceProfile(Account, name)!.Role!.Name);

    private RoleAssumption Assume(string service, string? source = null) =>
        _iam.Iam.Roles.Assume(Account, Web, service, "t-1", TimeSpan.FromHours(6), source);
}
