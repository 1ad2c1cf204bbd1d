using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Tests.Api.Needs;

/// <summary>What calls of ECS need to be allowed (docs/spec: roles-credentials §3, §8).</summary>
public sealed class NeedsTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:ecs:eu-west-1:123456789012:";
    private const string Role = "arn:aws:iam::123456789012:role/";
    private readonly EcsHarness _ecs = new();

    public async ValueTask InitializeAsync()
    {
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'web','tags':[{'key':'team','value':'blue'}]}");
        await _ecs.CallAsync(
            "RegisterTaskDefinition",
            $"{{'family':'app','taskRoleArn':'{Role}task','executionRoleArn':'{Role}exec','tags':[{{'key':'kind','value':'api'}}],'containerDefinitions':[{{'name':'a','image':'i','memory':8}}]}}");
    }

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public void Every_operation_says_what_it_needs() => Assert.DoesNotContain(_ecs.Operations, operation => _ecs.Needs(operation) is not { Count: > 0 } && operation != "DeleteTaskDefinitions");

    [Fact]
    public void Resources_and_condition_keys_are_those_of_the_service_authorization_reference() => Assert.All(
        Reference().Where(line => _ecs.Operations.Contains(line[0])),
        line =>
        {
            var (types, keys) = (Split(line[1]), Split(line[2]));
            var need = _ecs.Needs(line[0], Full)!.First(need => need.Action == "ecs:" + line[0]);
            Assert.True(types.Length == 0 ? need.Resource == "*" : types.Any(type => need.Resource.StartsWith($"{Arn}{type}/", StringComparison.Ordinal)), need.Resource);
            Assert.DoesNotContain(need.Keys.Names, name => !keys.Any(key => key.EndsWith('/') ? name.StartsWith(key, StringComparison.Ordinal) : name == key));
        });

    [Theory]
    [InlineData("DeleteCluster", "{'cluster':'web'}", "ecs:DeleteCluster " + Arn + "cluster/web")]
    [InlineData("DescribeClusters", "{}", "ecs:DescribeClusters " + Arn + "cluster/default")]
    [InlineData("DescribeClusters", "{'clusters':['a','b']}", "ecs:DescribeClusters " + Arn + "cluster/a", "ecs:DescribeClusters " + Arn + "cluster/b")]
    [InlineData("ListClusters", "{}", "ecs:ListClusters *")]
    [InlineData("DescribeTasks", "{'cluster':'web','tasks':['abc']}", "ecs:DescribeTasks " + Arn + "task/web/abc")]
    [InlineData("ListTasks", "{'cluster':'web'}", "ecs:ListTasks " + Arn + "container-instance/web/*")]
    [InlineData("UpdateService", "{'cluster':'web','service':'shop'}", "ecs:UpdateService " + Arn + "service/web/shop")]
    [InlineData("StopTask", "{'task':'" + Arn + "task/web/abc'}", "ecs:StopTask " + Arn + "task/web/abc")]
    [InlineData("RunTask", "{'taskDefinition':'app'}", "ecs:RunTask " + Arn + "task-definition/app:1", "iam:PassRole " + Role + "task", "iam:PassRole " + Role + "exec")]
    [InlineData(
        "RunTask", "{'taskDefinition':'app:1','overrides':{'taskRoleArn':'other'},'tags':[{'key':'k','value':'v'}]}", "ecs:RunTask " + Arn + "task-definition/app:1",
        "ecs:TagResource " + Arn + "task/default/*", "iam:PassRole " + Role + "other", "iam:PassRole " + Role + "exec")]
    [InlineData("RegisterTaskDefinition", "{'family':'x','taskRoleArn':'t'}", "ecs:RegisterTaskDefinition " + Arn + "task-definition/x:*", "iam:PassRole " + Role + "t")]
    [InlineData("CreateService", "{'cluster':'web','serviceName':'s','taskDefinition':'app'}", "ecs:CreateService " + Arn + "service/web/s")]
    public void A_call_needs(string operation, string input, params string[] expected) =>
        Assert.Equal(expected, _ecs.Needs(operation, input)!.Select(need => $"{need.Action} {need.Resource}"));

    [Theory]
    [InlineData("RunTask", "{'cluster':'web','taskDefinition':'app'}", "ecs:cluster", Arn + "cluster/web")]
    [InlineData("RunTask", "{'taskDefinition':'app'}", "aws:ResourceTag/kind", "api")]
    [InlineData("RunTask", "{'taskDefinition':'app','tags':[{'key':'env','value':'prod'}]}", "aws:RequestTag/env", "prod")]
    [InlineData("RunTask", "{'taskDefinition':'app','enableExecuteCommand':true}", "ecs:enable-execute-command", "true")]
    [InlineData("RunTask", "{'taskDefinition':'app','overrides':{'cpu':'256'}}", "ecs:task-cpu", "256")]
    [InlineData("StartTask", "{'taskDefinition':'app','containerInstances':['abc']}", "ecs:container-instances", Arn + "container-instance/default/abc")]
    [InlineData("CreateService", "{'serviceName':'s','taskDefinition':'app'}", "ecs:task-definition", Arn + "task-definition/app:1")]
    [InlineData("DeleteCluster", "{'cluster':'web'}", "ecs:ResourceTag/team", "blue")]
    [InlineData("TagResource", "{'resourceArn':'" + Arn + "cluster/web','tags':[{'key':'env','value':'prod'}]}", "aws:TagKeys", "env")]
    [InlineData("PutAccountSetting", "{'name':'taskLongArnFormat','value':'enabled'}", "ecs:account-setting", "taskLongArnFormat")]
    public void Its_condition_keys_are(string operation, string input, string key, string value) =>
        Assert.Equal([value], _ecs.Needs(operation, input)![0].Keys.Find(key));

    [Fact]
    public void A_role_is_passed_to_the_service_that_gets_it() =>
        Assert.Equal(["ecs-tasks.amazonaws.com"], _ecs.Needs("RunTask", "{'taskDefinition':'app'}")![1].Keys.Find("iam:PassedToService"));

    [Fact]
    public void Who_creates_with_tags_needs_the_tagging_action_for_that_creation() =>
        Assert.Equal(["CreateCluster"], _ecs.Needs("CreateCluster", "{'clusterName':'n','tags':[{'key':'k','value':'v'}]}")![1].Keys.Find("ecs:CreateAction"));

    // Members that operations do not have are left aside by each.
    private const string Full =
        "{'cluster':'web','clusterName':'web','clusters':['web'],'service':'shop','services':['shop'],'serviceName':'shop','task':'abc','tasks':['abc'],"
        + "'containerInstance':'abc','containerInstances':['abc'],'taskDefinition':'app','taskDefinitions':['app:1'],'family':'app','capacityProviders':['p'],"
        + "'capacityProviderStrategy':[{'capacityProvider':'p'}],'enableExecuteCommand':true,'enableECSManagedTags':true,'propagateTags':'SERVICE',"
        + "'tags':[{'key':'k','value':'v'}],'tagKeys':['k'],'resourceArn':'arn:aws:ecs:eu-west-1:123456789012:cluster/web','name':'containerInsights','role':'r','taskRoleArn':'t',"
        + "'cpu':'256','memory':'512','containerDefinitions':[{'name':'a','image':'i','privileged':true}],'requiresCompatibilities':['EC2'],"
        + "'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1'],'assignPublicIp':'ENABLED'}},"
        + "'serviceConnectConfiguration':{'enabled':true,'namespace':'n'}}";

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string[]> Reference() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Api/Needs/reference.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'));
}
