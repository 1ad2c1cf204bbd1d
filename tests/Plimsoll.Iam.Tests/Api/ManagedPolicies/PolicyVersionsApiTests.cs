using System.Text.Json;
using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.ManagedPolicies;

public sealed class PolicyVersionsApiTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:iam::123456789012:policy/p";
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await StartAsync();
        await _iam.CallAsync("CreatePolicy", $$"""{"PolicyName":"p","PolicyDocument":{{Quote(Policy("Allow", "ecs:*"))}}}""");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_version_is_not_in_force_unless_it_is_asked_for()
    {
        Assert.Equal(("v2", false), Told(await CreateAsync()));
        Assert.Equal(("v3", true), Told(await CreateAsync(""","SetAsDefault":true""")));

        static (string?, bool) Told(JsonElement answer) =>
            (answer.GetProperty("PolicyVersion").GetProperty("VersionId").GetString(), answer.GetProperty("PolicyVersion").GetProperty("IsDefaultVersion").GetBoolean());
    }

    [Fact]
    public async Task Five_versions_are_the_most_and_numbers_do_not_come_again()
    {
        for (var i = 0; i < 4; i++)
        {
            await CreateAsync();
        }

        Assert.Equal(
            ("LimitExceeded", 409, "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version."),
            await _iam.RefusalAsync("CreatePolicyVersion", $$"""{"PolicyArn":"{{Arn}}","PolicyDocument":{{Quote(Policy("Allow", "ecs:*"))}}}"""));
        await _iam.CallAsync("DeletePolicyVersion", Version("v5"));

        Assert.Equal("v6", (await CreateAsync()).GetProperty("PolicyVersion").GetProperty("VersionId").GetString());
    }

    [Fact]
    public async Task Versions_are_listed_newest_first_page_by_page()
    {
        await CreateAsync();
        await CreateAsync();
        var first = await _iam.CallAsync("ListPolicyVersions", $$"""{"PolicyArn":"{{Arn}}","MaxItems":2}""");
        var second = await _iam.CallAsync("ListPolicyVersions", $$"""{"PolicyArn":"{{Arn}}","MaxItems":2,"Marker":"{{first.GetProperty("Marker").GetString()}}"}""");

        Assert.Equal(["v3", "v2", "v1"], first.GetProperty("Versions").EnumerateArray().Concat(second.GetProperty("Versions").EnumerateArray()).Select(one => one.GetProperty("VersionId").GetString()));
    }

    [Fact]
    public async Task The_default_version_is_not_deleted() => Assert.Equal(
        ("DeleteConflict", 409, "Cannot delete the default version of a policy."), await _iam.RefusalAsync("DeletePolicyVersion", Version("v1")));

    [Fact]
    public async Task A_policy_with_two_versions_is_not_deleted()
    {
        await CreateAsync();

        Assert.Equal("DeleteConflict", (await _iam.RefusalAsync("DeletePolicy", $$"""{"PolicyArn":"{{Arn}}"}""")).Code);
    }

    [Theory]
    [InlineData("GetPolicyVersion", Arn, "v9")]
    [InlineData("SetDefaultPolicyVersion", Arn, "v9")]
    [InlineData("DeletePolicyVersion", "arn:aws:iam::123456789012:policy/ghost", "v1")]
    public async Task A_version_that_is_not_there_is_not_found(string operation, string arn, string version) => Assert.Equal(
        ("NoSuchEntity", 404, $"Policy {arn} version {version} does not exist or is not attachable."),
        await _iam.RefusalAsync(operation, $$"""{"PolicyArn":"{{arn}}","VersionId":"{{version}}"}"""));

    [Fact]
    public async Task A_version_id_is_held_to_its_pattern() => Assert.Equal(
        ("ValidationError", "1 validation error detected: Value at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?"),
        await _iam.RefusalAsync("GetPolicyVersion", Version("1")) is var refusal ? (refusal.Code, refusal.Message) : default);

    [Fact]
    public async Task A_document_of_AWS_s_is_shown()
    {
        const string Poll = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role";
        var id = (await _iam.CallAsync("GetPolicy", $$"""{"PolicyArn":"{{Poll}}"}""")).GetProperty("Policy").GetProperty("DefaultVersionId").GetString();

        var version = (await _iam.CallAsync("GetPolicyVersion", $$"""{"PolicyArn":"{{Poll}}","VersionId":"{{id}}"}""")).GetProperty("PolicyVersion");

        Assert.Contains("ecs:Submit*", Uri.UnescapeDataString(version.GetProperty("Document").GetString()!), StringComparison.Ordinal);
    }

    private Task<JsonElement> CreateAsync(string more = "") =>
        _iam.CallAsync("CreatePolicyVersion", $$"""{"PolicyArn":"{{Arn}}","PolicyDocument":{{Quote(Policy("Allow", "ecs:*"))}}{{more}}}""");

    private static string Version(string id) => $$"""{"PolicyArn":"{{Arn}}","VersionId":"{{id}}"}""";
}
