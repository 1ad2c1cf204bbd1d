using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Roles;

public sealed class RolePoliciesApiTests : IAsyncLifetime
{
    private const string Execution = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await StartAsync();
        await _iam.MakeRoleAsync("web");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task An_inline_policy_comes_back_as_it_was_given()
    {
        var text = Policy("Allow", "ecs:*");
        await _iam.CallAsync("PutRolePolicy", $$"""{"RoleName":"web","PolicyName":"p","PolicyDocument":{{Quote(text)}}}""");

        var policy = await _iam.CallAsync("GetRolePolicy", """{"RoleName":"web","PolicyName":"p"}""");

        Assert.Equal(text, Uri.UnescapeDataString(policy.GetProperty("PolicyDocument").GetString()!));
    }

    [Fact]
    public async Task Putting_an_inline_policy_replaces_it()
    {
        await _iam.AllowAsync("Role", "web", "ecs:*");
        await _iam.AllowAsync("Role", "web", "ecr:*");

        Assert.Equal("""["allow"]""", (await _iam.CallAsync("ListRolePolicies", """{"RoleName":"web"}""")).GetProperty("PolicyNames").GetRawText());
    }

    [Fact]
    public async Task An_inline_policy_that_is_not_there_is_not_found() => Assert.Equal(
        ("NoSuchEntity", 404, "The role policy with name p cannot be found."),
        await _iam.RefusalAsync("DeleteRolePolicy", """{"RoleName":"web","PolicyName":"p"}"""));

    [Fact]
    public async Task The_inline_policies_of_a_role_share_a_quota_that_does_not_count_white_space()
    {
        var long1 = Policy("Allow", [.. Enumerable.Range(0, 300).Select(i => $"ecs:Action{i:D5}")]);
        await PutAsync("one", long1 + new string(' ', 20_000));

        Assert.Equal(
            ("LimitExceeded", 409, "Maximum policy size of 10240 bytes exceeded for role web"),
            await _iam.RefusalAsync("PutRolePolicy", $$"""{"RoleName":"web","PolicyName":"two","PolicyDocument":{{Quote(long1)}}}"""));
    }

    [Fact]
    public async Task A_policy_with_a_principal_is_refused() => Assert.Equal(
        ("MalformedPolicyDocument", 400, "Policy document should not specify a principal."),
        await _iam.RefusalAsync(
            "PutRolePolicy",
            $$"""{"RoleName":"web","PolicyName":"p","PolicyDocument":{{Quote("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ecs:*","Resource":"*"}]}""")}}}"""));

    [Fact]
    public async Task Attaching_twice_is_no_error_and_detaching_twice_is()
    {
        await AttachAsync(Execution);
        await AttachAsync(Execution);
        Assert.Equal(
            $$"""[{"PolicyArn":"{{Execution}}","PolicyName":"AmazonECSTaskExecutionRolePolicy"}]""",
            (await _iam.CallAsync("ListAttachedRolePolicies", """{"RoleName":"web"}""")).GetProperty("AttachedPolicies").GetRawText());
        await _iam.CallAsync("DetachRolePolicy", $$"""{"RoleName":"web","PolicyArn":"{{Execution}}"}""");

        Assert.Equal(
            ("NoSuchEntity", 404, $"Policy {Execution} was not found."),
            await _iam.RefusalAsync("DetachRolePolicy", $$"""{"RoleName":"web","PolicyArn":"{{Execution}}"}"""));
    }

    [Fact]
    public async Task Attached_policies_are_found_by_their_path()
    {
        await AttachAsync(Execution);
        await AttachAsync("arn:aws:iam::aws:policy/AdministratorAccess");

        var found = await _iam.CallAsync("ListAttachedRolePolicies", """{"RoleName":"web","PathPrefix":"/service-role/"}""");

        Assert.Equal(1, found.GetProperty("AttachedPolicies").GetArrayLength());
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/NoSuchPolicy", "NoSuchEntity", "Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.")]
    [InlineData("not-an-arn-but-long-enough", "ValidationError", "ARN not-an-arn-but-long-enough is not valid.")]
    [InlineData("arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy", "PolicyNotAttachable", "Cannot attach a Service Role Policy to a customer role.")]
    public async Task What_cannot_be_attached_is_refused(string arn, string code, string message)
    {
        var refusal = await _iam.RefusalAsync("AttachRolePolicy", $$"""{"RoleName":"web","PolicyArn":"{{arn}}"}""");

        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task A_role_has_ten_attached_policies_at_most()
    {
        foreach (var policy in AwsManagedPolicies.All.Where(one => !one.IsForServiceRoles).Take(10))
        {
            await AttachAsync(policy.Arn);
        }

        Assert.Equal(
            ("LimitExceeded", 409, "Cannot exceed quota for PoliciesPerRole: 10"),
            await _iam.RefusalAsync("AttachRolePolicy", $$"""{"RoleName":"web","PolicyArn":"{{Execution}}"}"""));
    }

    [Fact]
    public async Task A_boundary_is_set_and_taken_away()
    {
        await _iam.CallAsync("PutRolePermissionsBoundary", """{"RoleName":"web","PermissionsBoundary":"arn:aws:iam::aws:policy/PowerUserAccess"}""");
        var bounded = (await _iam.CallAsync("GetRole", """{"RoleName":"web"}""")).GetProperty("Role");
        await _iam.CallAsync("DeleteRolePermissionsBoundary", """{"RoleName":"web"}""");

        Assert.Equal("Policy", bounded.GetProperty("PermissionsBoundary").GetProperty("PermissionsBoundaryType").GetString());
        Assert.False((await _iam.CallAsync("GetRole", """{"RoleName":"web"}""")).GetProperty("Role").TryGetProperty("PermissionsBoundary", out _));
    }

    private Task<System.Text.Json.JsonElement> PutAsync(string name, string text) =>
        _iam.CallAsync("PutRolePolicy", $$"""{"RoleName":"web","PolicyName":"{{name}}","PolicyDocument":{{Quote(text)}}}""");

    private Task<System.Text.Json.JsonElement> AttachAsync(string arn) => _iam.CallAsync("AttachRolePolicy", $$"""{"RoleName":"web","PolicyArn":"{{arn}}"}""");
}
