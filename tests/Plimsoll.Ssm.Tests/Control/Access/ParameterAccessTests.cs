using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Control.Access;

/// <summary>What each operation asks to be allowed.</summary>
public sealed class ParameterAccessTests : IAsyncLifetime
{
    private const string Prefix = "arn:aws:ssm:eu-west-1:123456789012:parameter/";
    private readonly SsmHarness _ssm = new();

    public async ValueTask InitializeAsync() => await _ssm.PutAsync("/a/b");

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Theory]
    [InlineData("GetParameter", "{'Name':'/a/b:1'}", "ssm:GetParameter " + Prefix + "a/b")]
    [InlineData("GetParameter", "{'Name':'" + Prefix + "a/b:1'}", "ssm:GetParameter " + Prefix + "a/b")]
    [InlineData("GetParameters", "{'Names':['/a/b','c','/a/b:1']}", "ssm:GetParameters " + Prefix + "a/b;ssm:GetParameters " + Prefix + "c")]
    [InlineData("GetParameters", "{'Names':['arn:aws:ssm:us-east-1:210987654321:parameter/x:1']}", "ssm:GetParameters arn:aws:ssm:us-east-1:210987654321:parameter/x")]
    [InlineData("GetParameters", "{'Names':['/aws/service/ecs/x']}", "ssm:GetParameters arn:aws:ssm:eu-west-1::parameter/aws/service/ecs/x")]
    [InlineData("GetParametersByPath", "{'Path':'/a/'}", "ssm:GetParametersByPath " + Prefix + "a")]
    [InlineData("PutParameter", "{'Name':'c','Value':'v','Type':'String'}", "ssm:PutParameter " + Prefix + "c")]
    [InlineData("PutParameter", "{'Name':'c','Value':'v','Type':'String','Tags':[{'Key':'k','Value':'v'}]}", "ssm:PutParameter " + Prefix + "c;ssm:AddTagsToResource " + Prefix + "c")]
    [InlineData("DescribeParameters", "{}", "ssm:DescribeParameters *")]
    [InlineData("GetParameterHistory", "{'Name':'/a/b'}", "ssm:GetParameterHistory " + Prefix + "a/b")]
    [InlineData("DeleteParameter", "{'Name':'/a/b'}", "ssm:DeleteParameter " + Prefix + "a/b")]
    [InlineData("DeleteParameters", "{'Names':['/a/b','c']}", "ssm:DeleteParameters " + Prefix + "a/b;ssm:DeleteParameters " + Prefix + "c")]
    [InlineData("LabelParameterVersion", "{'Name':'/a/b','Labels':['x']}", "ssm:LabelParameterVersion " + Prefix + "a/b")]
    [InlineData("UnlabelParameterVersion", "{'Name':'/a/b','ParameterVersion':1,'Labels':['x']}", "ssm:UnlabelParameterVersion " + Prefix + "a/b")]
    [InlineData("AddTagsToResource", "{'ResourceType':'Parameter','ResourceId':'/a/b','Tags':[]}", "ssm:AddTagsToResource " + Prefix + "a/b")]
    [InlineData("RemoveTagsFromResource", "{'ResourceType':'Parameter','ResourceId':'/a/b','TagKeys':[]}", "ssm:RemoveTagsFromResource " + Prefix + "a/b")]
    [InlineData("ListTagsForResource", "{'ResourceType':'Parameter','ResourceId':'/a/b'}", "ssm:ListTagsForResource " + Prefix + "a/b")]
    public async Task An_operation_asks_for_its_action_on_each_parameter(string operation, string input, string asked)
    {
        _ssm.Authorizer.Asked.Clear();
        await _ssm.CallAsync(operation, input);

        Assert.Equal(asked, string.Join(';', _ssm.Authorizer.Asked));
    }

    [Fact]
    public async Task One_parameter_that_is_denied_denies_the_call()
    {
        _ssm.Authorizer.Denied.Add($"ssm:GetParameters {Prefix}x");

        Assert.Equal(
            $"AccessDeniedException: User: arn:aws:iam::123456789012:user/ada is not authorized to perform: ssm:GetParameters on resource: {Prefix}x because no identity-based policy allows the ssm:GetParameters action",
            await _ssm.RefusalAsync("GetParameters", "{'Names':['/a/b','/x']}"));
    }

    [Fact]
    public async Task A_denial_of_a_policy_is_told_as_one()
    {
        _ssm.Authorizer.Forbidden.Add("ssm:GetParameter");

        Assert.EndsWith(
            $" on resource: {Prefix}a/b with an explicit deny in an identity-based policy", await _ssm.RefusalAsync("GetParameter", "{'Name':'/a/b'}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_denied_changes_nothing()
    {
        _ssm.Authorizer.Denied.Add("ssm:PutParameter");
        await _ssm.RefusalAsync("PutParameter", "{'Name':'/a/b','Value':'w','Overwrite':true}");

        Assert.Equal("v", await _ssm.ValueAsync("/a/b"));
    }
}
