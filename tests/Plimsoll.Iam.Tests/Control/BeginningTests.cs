using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Operations;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Control;

public sealed class BeginningTests : IAsyncLifetime
{
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Theory]
    [InlineData("ecsInstanceRole", "AmazonEC2ContainerServiceforEC2Role")]
    [InlineData("ecsTaskExecutionRole", "AmazonECSTaskExecutionRolePolicy")]
    public async Task An_account_begins_with_the_roles_of_AWS_s_guides(string role, string policy)
    {
        var attached = await _iam.CallAsync("ListAttachedRolePolicies", $$"""{"RoleName":"{{role}}"}""");

        Assert.Equal([policy], attached.GetProperty("AttachedPolicies").EnumerateArray().Select(one => one.GetProperty("PolicyName").GetString()));
    }

    [Fact]
    public async Task Another_account_begins_with_them_when_it_is_first_asked_for()
    {
        var other = new Principal(PrincipalKind.Root, "210987654321", "arn:aws:iam::210987654321:root", "210987654321");

        Assert.Equal(2, (await _iam.CallAsync("ListRoles", "{}", other)).GetProperty("Roles").GetArrayLength());
    }

    [Fact]
    public async Task What_was_taken_away_stays_away()
    {
        await _iam.CallAsync("DetachRolePolicy", """{"RoleName":"ecsTaskExecutionRole","PolicyArn":"arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"}""");
        await _iam.CallAsync("DeleteRole", """{"RoleName":"ecsTaskExecutionRole"}""");
        await _iam.Iam.StartAsync();

        Assert.Equal("NoSuchEntity", (await _iam.RefusalAsync("GetRole", """{"RoleName":"ecsTaskExecutionRole"}""")).Code);
    }

    [Fact]
    public async Task A_reset_puts_the_account_back_to_its_beginning()
    {
        await _iam.MakeUserAsync("ann");
        await _iam.CallAsync("DeleteRolePolicy", """{"RoleName":"ecsInstanceRole","PolicyName":"plimsoll-agent"}""");
        await _iam.Cells.ResetAsync();
        await _iam.Iam.ResetAsync();

        Assert.Equal("NoSuchEntity", (await _iam.RefusalAsync("GetUser", """{"UserName":"ann"}""")).Code);
        await _iam.CallAsync("GetRolePolicy", """{"RoleName":"ecsInstanceRole","PolicyName":"plimsoll-agent"}""");
    }
}
