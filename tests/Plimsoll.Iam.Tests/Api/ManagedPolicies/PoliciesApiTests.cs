using System.Text.Json;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.ManagedPolicies;

public sealed class PoliciesApiTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:iam::123456789012:policy/team/p";
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_policy_is_shown_without_description_and_tags()
    {
        var policy = (await CreateAsync(""","Description":"d" """)).GetProperty("Policy");

        Assert.Equal(
            ["Arn", "AttachmentCount", "CreateDate", "DefaultVersionId", "IsAttachable", "Path", "PermissionsBoundaryUsageCount", "PolicyId", "PolicyName", "UpdateDate"],
            policy.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal((Arn, "v1"), (policy.GetProperty("Arn").GetString(), policy.GetProperty("DefaultVersionId").GetString()));
    }

    [Fact]
    public async Task A_policy_that_is_asked_for_is_shown_with_description_and_tags_even_if_none()
    {
        await CreateAsync(""","Description":"d" """);

        var policy = (await GetAsync(Arn)).GetProperty("Policy");

        Assert.Equal(("d", 0), (policy.GetProperty("Description").GetString(), policy.GetProperty("Tags").GetArrayLength()));
    }

    [Fact]
    public async Task A_policy_counts_what_it_is_attached_to_and_what_it_bounds()
    {
        await CreateAsync();
        await _iam.CallAsync("AttachRolePolicy", $$"""{"RoleName":"ecsInstanceRole","PolicyArn":"{{Arn}}"}""");
        await _iam.CallAsync("PutRolePermissionsBoundary", $$"""{"RoleName":"ecsTaskExecutionRole","PermissionsBoundary":"{{Arn}}"}""");

        var policy = (await GetAsync(Arn)).GetProperty("Policy");

        Assert.Equal((1, 1), (policy.GetProperty("AttachmentCount").GetInt32(), policy.GetProperty("PermissionsBoundaryUsageCount").GetInt32()));
    }

    [Fact]
    public async Task A_policy_of_AWS_s_counts_in_the_account_of_the_caller()
    {
        var policy = (await GetAsync("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")).GetProperty("Policy");

        Assert.Equal(1, policy.GetProperty("AttachmentCount").GetInt32());
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:policy/p")]
    [InlineData("arn:aws:iam::aws:policy/NoSuchPolicy")]
    [InlineData("arn:aws:iam::210987654321:policy/team/p")]
    public async Task Another_ARN_is_not_found(string arn)
    {
        await CreateAsync();

        Assert.Equal(("NoSuchEntity", 404, $"Policy {arn} was not found."), await _iam.RefusalAsync("GetPolicy", $$"""{"PolicyArn":"{{arn}}"}"""));
    }

    [Fact]
    public async Task A_name_is_taken_whatever_path_and_case()
    {
        await CreateAsync();

        Assert.Equal(
            ("EntityAlreadyExists", 409, "A policy called P already exists. Duplicate names are not allowed."),
            await _iam.RefusalAsync("CreatePolicy", $$"""{"PolicyName":"P","PolicyDocument":{{Quote(Policy("Allow", "ecs:*"))}}}"""));
    }

    [Fact]
    public async Task A_policy_that_is_too_long_is_refused_by_its_quota()
    {
        var text = Policy("Allow", [.. Enumerable.Range(0, 600).Select(i => $"ecs:Action{i:D5}")]);

        Assert.Equal(
            ("LimitExceeded", 409, "Cannot exceed quota for PolicySize: 6144"),
            await _iam.RefusalAsync("CreatePolicy", $$"""{"PolicyName":"p","PolicyDocument":{{Quote(text)}}}"""));
    }

    [Fact]
    public async Task The_account_s_own_are_listed_apart_from_AWS_s_page_by_page()
    {
        await CreateAsync();

        Assert.Equal(["p"], await NamesAsync("""{"Scope":"Local"}"""));
        Assert.Equal(["p", .. AwsManagedPolicies.All.Select(one => one.Name)], await AllNamesAsync());
        Assert.Equal(["AmazonEC2ContainerServiceforEC2Role", "AmazonECSTaskExecutionRolePolicy"], await NamesAsync("""{"OnlyAttached":true}"""));
        Assert.Equal(["p"], await NamesAsync("""{"PathPrefix":"/team/"}"""));
    }

    [Fact]
    public async Task Who_has_a_policy_is_listed_by_kind()
    {
        await CreateAsync();
        await _iam.CallAsync("CreateUser", """{"UserName":"ann"}""");
        await _iam.CallAsync("AttachUserPolicy", $$"""{"UserName":"ann","PolicyArn":"{{Arn}}"}""");
        await _iam.CallAsync("PutRolePermissionsBoundary", $$"""{"RoleName":"ecsTaskExecutionRole","PermissionsBoundary":"{{Arn}}"}""");

        var all = await _iam.CallAsync("ListEntitiesForPolicy", $$"""{"PolicyArn":"{{Arn}}"}""");
        var users = await _iam.CallAsync("ListEntitiesForPolicy", $$"""{"PolicyArn":"{{Arn}}","EntityFilter":"User"}""");

        Assert.Equal(("ann", "ecsTaskExecutionRole"), (all.GetProperty("PolicyUsers")[0].GetProperty("UserName").GetString(), all.GetProperty("PolicyRoles")[0].GetProperty("RoleName").GetString()));
        Assert.Equal(0, users.GetProperty("PolicyRoles").GetArrayLength());
    }

    [Fact]
    public async Task A_policy_that_somebody_has_is_not_deleted()
    {
        await CreateAsync();
        await _iam.CallAsync("AttachRolePolicy", $$"""{"RoleName":"ecsInstanceRole","PolicyArn":"{{Arn}}"}""");

        Assert.Equal(("DeleteConflict", 409, "Cannot delete a policy attached to entities."), await _iam.RefusalAsync("DeletePolicy", $$"""{"PolicyArn":"{{Arn}}"}"""));
    }

    [Fact]
    public async Task A_policy_of_AWS_s_cannot_be_changed() => Assert.Equal(
        ("AccessDenied", 403),
        await _iam.RefusalAsync("DeletePolicy", """{"PolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}""") is var refusal ? (refusal.Code, refusal.Status) : default);

    [Fact]
    public async Task Tag_keys_of_a_policy_do_not_ignore_case()
    {
        await CreateAsync();
        await _iam.CallAsync("TagPolicy", $$"""{"PolicyArn":"{{Arn}}","Tags":[{"Key":"a","Value":"1"},{"Key":"A","Value":"2"}]}""");
        await _iam.CallAsync("UntagPolicy", $$"""{"PolicyArn":"{{Arn}}","TagKeys":["a"]}""");

        Assert.Equal("""[{"Key":"A","Value":"2"}]""", (await _iam.CallAsync("ListPolicyTags", $$"""{"PolicyArn":"{{Arn}}"}""")).GetProperty("Tags").GetRawText());
    }

    private Task<JsonElement> CreateAsync(string more = "") =>
        _iam.CallAsync("CreatePolicy", $$"""{"PolicyName":"p","Path":"/team/","PolicyDocument":{{Quote(Policy("Allow", "ecs:*"))}}{{more}}}""");

    private Task<JsonElement> GetAsync(string arn) => _iam.CallAsync("GetPolicy", $$"""{"PolicyArn":"{{arn}}"}""");

    private async Task<List<string?>> NamesAsync(string input) => Names(await _iam.CallAsync("ListPolicies", input));

    private async Task<List<string?>> AllNamesAsync()
    {
        var (names, marker) = (new List<string?>(), (string?)null);
        do
        {
            var page = await _iam.CallAsync("ListPolicies", $$"""{"MaxItems":7{{(marker is null ? "" : $",\"Marker\":\"{marker}\"")}}}""");
            names.AddRange(Names(page));
            marker = page.TryGetProperty("Marker", out var next) ? next.GetString() : null;
        }
        while (marker is not null);
        return names;
    }

    private static List<string?> Names(JsonElement page) => [.. page.GetProperty("Policies").EnumerateArray().Select(one => one.GetProperty("PolicyName").GetString())];
}
