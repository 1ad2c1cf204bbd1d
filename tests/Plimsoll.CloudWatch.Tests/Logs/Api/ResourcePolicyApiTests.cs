namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class ResourcePolicyApiTests : IAsyncDisposable
{
    private const string Document = """ "policyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[]}" """;
    private const string Arn = "arn:aws:logs:eu-west-1:111122223333:log-group:web";
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task A_policy_of_the_account_is_kept_listed_and_deleted_once()
    {
        await _logs.CallAsync("PutResourcePolicy", $$"""{"policyName":"p",{{Document}}}""");
        var policy = (await _logs.CallAsync("DescribeResourcePolicies", "{}")).GetProperty("resourcePolicies")[0];
        Assert.Equal(
            ("p", """{"Version":"2012-10-17","Statement":[]}"""), (policy.GetProperty("policyName").GetString(), policy.GetProperty("policyDocument").GetString()));
        await _logs.CallAsync("DeleteResourcePolicy", """{"policyName":"p"}""");
        Assert.Equal("ResourceNotFoundException", (await _logs.FailAsync("DeleteResourcePolicy", """{"policyName":"p"}""")).Code);
    }

    [Fact]
    public async Task A_policy_of_a_group_changes_only_from_the_revision_that_is_expected()
    {
        await _logs.MakeAsync("web");
        var revision = (await _logs.CallAsync("PutResourcePolicy", $$"""{"resourceArn":"{{Arn}}",{{Document}}}""")).GetProperty("revisionId").GetString();
        Assert.Equal(
            "OperationAbortedException",
            (await _logs.FailAsync("PutResourcePolicy", $$"""{"resourceArn":"{{Arn}}","expectedRevisionId":"other",{{Document}}}""")).Code);
        await _logs.CallAsync("PutResourcePolicy", $$"""{"resourceArn":"{{Arn}}","expectedRevisionId":"{{revision}}",{{Document}}}""");
        Assert.Equal(1, (await _logs.CallAsync("DescribeResourcePolicies", """{"policyScope":"RESOURCE"}""")).GetProperty("resourcePolicies").GetArrayLength());
        Assert.Equal(0, (await _logs.CallAsync("DescribeResourcePolicies", "{}")).GetProperty("resourcePolicies").GetArrayLength());
    }

    [Fact]
    public async Task An_account_has_at_most_ten()
    {
        for (var i = 0; i < 10; i++)
        {
            await _logs.CallAsync("PutResourcePolicy", $$"""{"policyName":"p{{i}}",{{Document}}}""");
        }

        Assert.Equal(("LimitExceededException", "Resource limit exceeded."), await _logs.FailAsync("PutResourcePolicy", $$"""{"policyName":"p",{{Document}}}"""));
    }

    [Theory]
    [InlineData(""" "policyName":"p","policyDocument":"nonsense" """)]
    [InlineData(""" "policyName":"p","policyDocument":"{}" """)]
    [InlineData(""" "policyDocument":"{\"Statement\":[]}" """)]
    public async Task What_is_no_policy_is_refused(string input) =>
        Assert.Equal("InvalidParameterException", (await _logs.FailAsync("PutResourcePolicy", $$"""{{{input}}}""")).Code);
}
