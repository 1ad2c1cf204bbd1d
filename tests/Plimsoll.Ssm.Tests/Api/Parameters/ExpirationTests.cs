using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Ssm.Control.Expiry;
using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Api.Parameters;

public sealed class ExpirationTests : IAsyncLifetime
{
    private const string Tomorrow = """[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2026-03-02T12:00:00.000Z"}}]""";
    private readonly SsmHarness _ssm = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Fact]
    public async Task A_parameter_goes_when_its_policy_says()
    {
        await PutAsync(Tomorrow);

        _ssm.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await _ssm.Service.ReapAsync());
        _ssm.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await _ssm.Service.ReapAsync());
        Assert.Equal("ParameterNotFound: ", await _ssm.RefusalAsync("GetParameter", "{'Name':'/a'}"));
    }

    [Fact]
    public async Task Once_started_it_looks_by_itself()
    {
        await PutAsync(Tomorrow);
        _ssm.Time.Advance(TimeSpan.FromDays(1));

        // A look that has begun ends before the loop does.
        var reaper = new ParameterReaper(_ssm.Service.Context, NullLogger<ParameterReaper>.Instance);
        reaper.Start();
        await reaper.DisposeAsync();

        Assert.Equal(0, await _ssm.Service.ReapAsync());
    }

    [Fact]
    public async Task A_policy_stays_until_it_is_cleared()
    {
        await PutAsync(Tomorrow);
        await _ssm.CallAsync("PutParameter", "{'Name':'/a','Value':'w','Overwrite':true}");
        Assert.Equal(
            """[{"PolicyStatus":"Pending","PolicyText":"{\u0022Type\u0022:\u0022Expiration\u0022,\u0022Version\u0022:\u00221.0\u0022,\u0022Attributes\u0022:{\u0022Timestamp\u0022:\u00222026-03-02T12:00:00.000Z\u0022}}","PolicyType":"Expiration"}]""",
            (await _ssm.DescribeAsync("/a"))["Policies"]!.ToJsonString());

        await PutAsync("[{}]");
        Assert.Equal("[]", (await _ssm.DescribeAsync("/a"))["Policies"]!.ToJsonString());
        _ssm.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await _ssm.Service.ReapAsync());
    }

    [Theory]
    [InlineData("{}", "InvalidPolicyTypeException: The policies are not a JSON array of policies.")]
    [InlineData("[1]", "InvalidPolicyTypeException: The policies are not a JSON array of policies.")]
    [InlineData("[", "InvalidPolicyTypeException: The policies are not a JSON array of policies.")]
    [InlineData("""[{"Type":"Other"}]""", "InvalidPolicyTypeException: The policy type isn't supported. Parameter Store supports the following policy types: Expiration, ExpirationNotification, and NoChangeNotification.")]
    [InlineData("""[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"20","Unit":"Days"}}]""", "InvalidPolicyTypeException: Plimsoll sends no notifications: the policy type NoChangeNotification is not supported.")]
    [InlineData("""[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2026-03-01T12:00:00Z"}}]""", "InvalidPolicyAttributeException: The Timestamp of an Expiration policy must lie in the future.")]
    [InlineData("""[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"soon"}}]""", "InvalidPolicyAttributeException: An Expiration policy needs the Version 1.0 and, among its Attributes, a Timestamp like 2030-01-01T00:00:00.000Z.")]
    [InlineData("""[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2030-01-01T00:00:00Z"}},{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2031-01-01T00:00:00Z"}}]""", "IncompatiblePolicyException: A parameter can have one Expiration policy.")]
    [InlineData("[{},{},{},{},{},{},{},{},{},{},{}]", "PoliciesLimitExceededException: A parameter can have at most 10 policies.")]
    public async Task Policies_that_are_none_are_refused(string policies, string refusal) => Assert.Equal(refusal, await _ssm.RefusalAsync("PutParameter", Input(policies)));

    [Fact]
    public async Task A_policy_needs_the_advanced_tier() =>
        Assert.StartsWith("ValidationException: Parameter policies are supported by the advanced-parameter tier alone.", await _ssm.RefusalAsync("PutParameter", Input(Tomorrow, "Standard")), StringComparison.Ordinal);

    private Task<JsonNode> PutAsync(string policies) => _ssm.RawAsync("PutParameter", Input(policies));

    private static JsonObject Input(string policies, string tier = "Advanced") =>
        new() { ["Name"] = "/a", ["Value"] = "v", ["Type"] = "String", ["Overwrite"] = true, ["Tier"] = tier, ["Policies"] = policies };
}
