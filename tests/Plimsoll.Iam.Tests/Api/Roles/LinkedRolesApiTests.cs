using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Roles;

public sealed class LinkedRolesApiTests : IAsyncLifetime
{
    private const string Create = """{"AWSServiceName":"ecs.amazonaws.com"}""";
    private const string Role = """{"RoleName":"AWSServiceRoleForECS"}""";
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task The_role_of_ECS_has_the_path_trust_and_policy_of_AWS()
    {
        var role = (await _iam.CallAsync("CreateServiceLinkedRole", Create)).GetProperty("Role");
        var attached = (await _iam.CallAsync("ListAttachedRolePolicies", Role)).GetProperty("AttachedPolicies")[0];

        Assert.Equal("arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS", role.GetProperty("Arn").GetString());
        Assert.Contains("ecs.amazonaws.com", Uri.UnescapeDataString(role.GetProperty("AssumeRolePolicyDocument").GetString()!), StringComparison.Ordinal);
        Assert.Equal("arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy", attached.GetProperty("PolicyArn").GetString());
    }

    [Fact]
    public async Task A_second_one_is_refused()
    {
        await _iam.CallAsync("CreateServiceLinkedRole", Create);

        Assert.Equal(
            ("InvalidInput", 400, "Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix."),
            await _iam.RefusalAsync("CreateServiceLinkedRole", Create));
    }

    [Fact]
    public async Task ECS_has_one_without_suffix_alone() => Assert.Equal(
        ("InvalidInput", 400, "Custom suffix is not allowed for ecs.amazonaws.com"),
        await _iam.RefusalAsync("CreateServiceLinkedRole", """{"AWSServiceName":"ecs.amazonaws.com","CustomSuffix":"mine"}"""));

    [Theory]
    [InlineData("DeleteRole", Role)]
    [InlineData("UpdateRole", """{"RoleName":"AWSServiceRoleForECS","MaxSessionDuration":7200}""")]
    [InlineData("UntagRole", """{"RoleName":"AWSServiceRoleForECS","TagKeys":["a"]}""")]
    [InlineData("PutRolePermissionsBoundary", """{"RoleName":"AWSServiceRoleForECS","PermissionsBoundary":"arn:aws:iam::aws:policy/PowerUserAccess"}""")]
    [InlineData("AttachRolePolicy", """{"RoleName":"AWSServiceRoleForECS","PolicyArn":"arn:aws:iam::aws:policy/PowerUserAccess"}""")]
    [InlineData("AddRoleToInstanceProfile", """{"InstanceProfileName":"ecsInstanceRole","RoleName":"AWSServiceRoleForECS"}""")]
    public async Task It_is_only_modifiable_by_AWS(string operation, string input)
    {
        await _iam.CallAsync("CreateServiceLinkedRole", Create);

        Assert.Equal(
            ("UnmodifiableEntity", 400, "Cannot perform the operation on the protected role 'AWSServiceRoleForECS' - this role is only modifiable by AWS"),
            await _iam.RefusalAsync(operation, input));
    }

    [Fact]
    public async Task Its_description_may_be_changed()
    {
        await _iam.CallAsync("CreateServiceLinkedRole", Create);

        var role = await _iam.CallAsync("UpdateRoleDescription", """{"RoleName":"AWSServiceRoleForECS","Description":"ours"}""");

        Assert.Equal("ours", role.GetProperty("Role").GetProperty("Description").GetString());
        Assert.False(role.GetProperty("Role").TryGetProperty("MaxSessionDuration", out _));
    }

    [Fact]
    public async Task Its_description_is_what_the_caller_says_or_what_the_service_says_that_makes_it()
    {
        var asked = (await _iam.CallAsync("CreateServiceLinkedRole", Create)).GetProperty("Role");
        await _iam.CallAsync("UpdateRole", """{"RoleName":"AWSServiceRoleForECS","Description":"ours"}""");
        await _iam.Iam.Roles.EnsureServiceLinkedRoleAsync(Account, "autoscaling.amazonaws.com");

        Assert.False(asked.TryGetProperty("Description", out _));
        Assert.Equal("ours", (await _iam.CallAsync("GetRole", Role)).GetProperty("Role").GetProperty("Description").GetString());
        Assert.StartsWith(
            "Default Service-Linked Role", (await _iam.CallAsync("GetRole", """{"RoleName":"AWSServiceRoleForAutoScaling"}""")).GetProperty("Role").GetProperty("Description").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_deleted_when_nothing_needs_it()
    {
        await _iam.CallAsync("CreateServiceLinkedRole", Create);
        var task = (await _iam.CallAsync("DeleteServiceLinkedRole", Role)).GetProperty("DeletionTaskId").GetString()!;

        Assert.StartsWith("task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/", task, StringComparison.Ordinal);
        Assert.Equal("SUCCEEDED", (await StatusAsync(_iam, task)).GetProperty("Status").GetString());
        Assert.Equal("NoSuchEntity", (await _iam.RefusalAsync("GetRole", Role)).Code);
    }

    [Fact]
    public async Task It_stays_while_something_needs_it_and_what_that_is_is_told()
    {
        await using var iam = await StartAsync(linkedUses: new Dictionary<string, IReadOnlyList<string>> { ["eu-west-1"] = ["arn:aws:ecs:eu-west-1:123456789012:cluster/a"] });
        await iam.CallAsync("CreateServiceLinkedRole", Create);
        var task = (await iam.CallAsync("DeleteServiceLinkedRole", Role)).GetProperty("DeletionTaskId").GetString()!;

        var status = await StatusAsync(iam, task);

        Assert.Equal("FAILED", status.GetProperty("Status").GetString());
        Assert.Equal("eu-west-1", status.GetProperty("Reason").GetProperty("RoleUsageList")[0].GetProperty("Region").GetString());
        await iam.CallAsync("GetRole", Role);
    }

    [Fact]
    public async Task It_is_made_once_however_often_a_service_needs_it()
    {
        await _iam.Iam.Roles.EnsureServiceLinkedRoleAsync(Account, "ecs.amazonaws.com");
        var first = _iam.Iam.Roles.Find(Account, "arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
        await _iam.Iam.Roles.EnsureServiceLinkedRoleAsync(Account, "ecs.amazonaws.com");

        Assert.NotNull(first);
        Assert.Equal(first, _iam.Iam.Roles.Find(Account, first.Arn));
    }

    private static Task<System.Text.Json.JsonElement> StatusAsync(IamHarness iam, string task) =>
        iam.CallAsync("GetServiceLinkedRoleDeletionStatus", $$"""{"DeletionTaskId":"{{task}}"}""");
}
