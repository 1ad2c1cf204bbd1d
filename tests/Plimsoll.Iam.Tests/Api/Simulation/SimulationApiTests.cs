using System.Text.Json;
using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Simulation;

public sealed class SimulationApiTests : IAsyncLifetime
{
    private const string Instance = "arn:aws:iam::123456789012:role/ecsInstanceRole";
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task The_policies_of_a_role_decide_and_the_statement_is_told()
    {
        var results = (await PrincipalAsync(""" "ActionNames":["ecs:Poll","ecs:RunTask"] """)).GetProperty("EvaluationResults");

        Assert.Equal([("ecs:Poll", "allowed"), ("ecs:RunTask", "implicitDeny")], results.EnumerateArray().Select(one => (one.GetProperty("EvalActionName").GetString(), one.GetProperty("EvalDecision").GetString())));
        var matched = results[0].GetProperty("MatchedStatements")[0];
        Assert.Equal(("AmazonEC2ContainerServiceforEC2Role", "IAM Policy"), (matched.GetProperty("SourcePolicyId").GetString(), matched.GetProperty("SourcePolicyType").GetString()));
        Assert.Equal(0, results[1].GetProperty("MatchedStatements").GetArrayLength());
    }

    [Fact]
    public async Task Policies_that_are_given_are_told_by_their_place()
    {
        var results = await CustomAsync($$""" "PolicyInputList":[{{Quote(Policy("Allow", "ecs:*"))}},{{Quote(Policy("Deny", "ecs:RunTask"))}}],"ActionNames":["ecs:RunTask"] """);
        var result = results.GetProperty("EvaluationResults")[0];

        Assert.Equal("explicitDeny", result.GetProperty("EvalDecision").GetString());
        Assert.Contains("PolicyInputList.2", result.GetProperty("MatchedStatements").EnumerateArray().Select(one => one.GetProperty("SourcePolicyId").GetString()));
    }

    [Fact]
    public async Task Each_action_is_asked_of_each_resource_page_by_page()
    {
        const string Input = """ "PolicyInputList":["{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::a/*\"}]}"],"ActionNames":["s3:GetObject","s3:PutObject"],"ResourceArns":["arn:aws:s3:::a/x","arn:aws:s3:::b/x"],"MaxItems":3""";
        var first = await CustomAsync(Input);
        var second = await CustomAsync($"{Input},\"Marker\":\"{first.GetProperty("Marker").GetString()}\"");

        Assert.Equal(
            ["allowed", "implicitDeny", "allowed", "implicitDeny"],
            first.GetProperty("EvaluationResults").EnumerateArray().Concat(second.GetProperty("EvaluationResults").EnumerateArray()).Select(one => one.GetProperty("EvalDecision").GetString()));
        Assert.Equal("arn:aws:s3:::a/x", first.GetProperty("EvaluationResults")[0].GetProperty("ResourceSpecificResults")[0].GetProperty("EvalResourceName").GetString());
    }

    [Fact]
    public async Task A_condition_whose_key_is_not_given_is_told()
    {
        const string WithCondition = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*","Condition":{"StringEquals":{"ecs:cluster":"a"}}}]}""";

        var missing = (await CustomAsync($$""" "PolicyInputList":[{{Quote(WithCondition)}}],"ActionNames":["ecs:RunTask"] """)).GetProperty("EvaluationResults")[0];
        var given = (await CustomAsync($$""" "PolicyInputList":[{{Quote(WithCondition)}}],"ActionNames":["ecs:RunTask"],"ContextEntries":[{"ContextKeyName":"ecs:cluster","ContextKeyType":"string","ContextKeyValues":["a"]}] """))
            .GetProperty("EvaluationResults")[0];

        Assert.Equal(("implicitDeny", """["ecs:cluster"]"""), (missing.GetProperty("EvalDecision").GetString(), missing.GetProperty("MissingContextValues").GetRawText()));
        Assert.Equal("allowed", given.GetProperty("EvalDecision").GetString());
    }

    [Fact]
    public async Task A_boundary_that_is_given_counts_and_is_told()
    {
        var result = (await PrincipalAsync($$""" "ActionNames":["ecs:Poll"],"PermissionsBoundaryPolicyInputList":[{{Quote(Policy("Allow", "logs:*"))}}] """)).GetProperty("EvaluationResults")[0];

        Assert.Equal("implicitDeny", result.GetProperty("EvalDecision").GetString());
        Assert.False(result.GetProperty("PermissionsBoundaryDecisionDetail").GetProperty("AllowedByPermissionsBoundary").GetBoolean());
    }

    [Fact]
    public async Task Whose_policies_are_not_there_are_not_found() => Assert.Equal(
        "NoSuchEntity",
        (await _iam.RefusalAsync("SimulatePrincipalPolicy", """{"PolicySourceArn":"arn:aws:iam::123456789012:role/ghost","ActionNames":["ecs:Poll"]}""")).Code);

    [Theory]
    [InlineData("""{"PolicySourceArn":"arn:aws:iam::123456789012:policy/xy","ActionNames":["ecs:Poll"]}""")]
    [InlineData("""{"PolicySourceArn":"arn:aws:iam::123456789012:role/ecsInstanceRole","ActionNames":["Poll"]}""")]
    [InlineData("""{"PolicySourceArn":"arn:aws:iam::123456789012:role/ecsInstanceRole","ActionNames":["ecs:Poll"],"PolicyInputList":["{"]}""")]
    public async Task What_cannot_be_simulated_is_refused(string input) => Assert.Equal("InvalidInput", (await _iam.RefusalAsync("SimulatePrincipalPolicy", input)).Code);

    [Fact]
    public async Task The_keys_that_policies_look_at_are_told()
    {
        var keys = await _iam.CallAsync("GetContextKeysForPrincipalPolicy", $$"""{"PolicySourceArn":"{{Instance}}"}""");

        Assert.Equal("""["ecs:CreateAction"]""", keys.GetProperty("ContextKeyNames").GetRawText());
    }

    private Task<JsonElement> PrincipalAsync(string more) => _iam.CallAsync("SimulatePrincipalPolicy", $$"""{"PolicySourceArn":"{{Instance}}",{{more}}}""");

    private Task<JsonElement> CustomAsync(string input) => _iam.CallAsync("SimulateCustomPolicy", $"{{{input}}}");
}
