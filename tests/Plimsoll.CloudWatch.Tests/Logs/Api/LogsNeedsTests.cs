using System.Text.Json;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

/// <summary>What calls of CloudWatch Logs need to be allowed.</summary>
public sealed class LogsNeedsTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:logs:eu-west-1:111122223333:log-group:";
    private readonly LogsHarness _logs = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public void Every_operation_says_what_it_needs() => Assert.DoesNotContain(_logs.Service.Definition.Operations, operation => operation.Needs is null);

    [Theory]
    [InlineData("CreateLogGroup", """{"logGroupName":"/ecs/app"}""", "logs:CreateLogGroup " + Arn + "/ecs/app:log-stream:")]
    [InlineData("CreateLogStream", """{"logGroupName":"/ecs/app","logStreamName":"s"}""", "logs:CreateLogStream " + Arn + "/ecs/app:log-stream:s")]
    [InlineData("PutLogEvents", """{"logGroupName":"/ecs/app","logStreamName":"s","logEvents":[]}""", "logs:PutLogEvents " + Arn + "/ecs/app:log-stream:s")]
    [InlineData("FilterLogEvents", """{"logGroupIdentifier":"arn:aws:logs:eu-west-1:111122223333:log-group:g:*"}""", "logs:FilterLogEvents " + Arn + "g:log-stream:")]
    [InlineData("StartQuery", """{"logGroupNames":["a","b"],"queryString":"fields @message","startTime":0,"endTime":1}""",
        "logs:StartQuery " + Arn + "a:log-stream:", "logs:StartQuery " + Arn + "b:log-stream:")]
    [InlineData("DescribeLogGroups", "{}", "logs:DescribeLogGroups " + Arn + ":log-stream:")]
    [InlineData("StopQuery", """{"queryId":"q"}""", "logs:StopQuery *")]
    [InlineData("TagResource", """{"resourceArn":"arn:aws:logs:eu-west-1:111122223333:log-group:g","tags":{"k":"v"}}""", "logs:TagResource " + Arn + "g")]
    public void A_call_needs(string operation, string input, params string[] expected) =>
        Assert.Equal(expected, Needs(operation, input).Select(need => $"{need.Action} {need.Resource}"));

    [Fact]
    public void Tags_of_a_request_are_condition_keys() =>
        Assert.Equal(["prod"], Needs("CreateLogGroup", """{"logGroupName":"g","tags":{"env":"prod"}}""")[0].Keys.Find("aws:RequestTag/env"));

    private List<Need> Needs(string operation, string input)
    {
        var found = _logs.Service.Definition.Operations.Single(one => one.Name == operation);
        var call = new CallContext(
            new Principal(PrincipalKind.User, LogsHarness.Account, "arn:aws:iam::111122223333:user/ada", "AIDA"), LogsHarness.Region, "r", "http://127.0.0.1", CancellationToken.None);
        return [.. found.Needs!(call, JsonSerializer.Deserialize(input, found.Input)!)];
    }
}
