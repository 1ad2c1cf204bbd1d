using System.Text.Json;
using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Api.Needs;

/// <summary>What calls of IAM need to be allowed.</summary>
public sealed class IamNeedsTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:iam::123456789012:";
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamHarness.StartAsync();
        await _iam.CallAsync("CreateUser", """{"UserName":"ada","Path":"/team/","Tags":[{"Key":"kind","Value":"person"}]}""");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Theory]
    [InlineData("ListRoles", "{}", "iam:ListRoles *")]
    [InlineData("CreateUser", """{"UserName":"eve","Path":"/x/"}""", "iam:CreateUser " + Arn + "user/x/eve")]
    [InlineData("DeleteUser", """{"UserName":"ada"}""", "iam:DeleteUser " + Arn + "user/team/ada")]
    [InlineData("GetRole", """{"RoleName":"ecsInstanceRole"}""", "iam:GetRole " + Arn + "role/ecsInstanceRole")]
    [InlineData("AttachRolePolicy", """{"RoleName":"r","PolicyArn":"arn:aws:iam::aws:policy/X"}""", "iam:AttachRolePolicy " + Arn + "role/r")]
    [InlineData("AddUserToGroup", """{"GroupName":"g","UserName":"ada"}""", "iam:AddUserToGroup " + Arn + "group/g")]
    [InlineData("CreatePolicy", """{"PolicyName":"p","PolicyDocument":"{}"}""", "iam:CreatePolicy " + Arn + "policy/p")]
    [InlineData("GetPolicy", """{"PolicyArn":"arn:aws:iam::aws:policy/X"}""", "iam:GetPolicy arn:aws:iam::aws:policy/X")]
    [InlineData("CreateServiceLinkedRole", """{"AWSServiceName":"ecs.amazonaws.com"}""", "iam:CreateServiceLinkedRole " + Arn + "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS")]
    [InlineData(
        "AddRoleToInstanceProfile", """{"InstanceProfileName":"i","RoleName":"r"}""", "iam:AddRoleToInstanceProfile " + Arn + "instance-profile/i", "iam:PassRole " + Arn + "role/r")]
    public void A_call_needs(string operation, string input, params string[] expected) =>
        Assert.Equal(expected, Needs(operation, input).Select(need => $"{need.Action} {need.Resource}"));

    [Theory]
    [InlineData("DeleteUser", """{"UserName":"ada"}""", "iam:ResourceTag/kind", "person")]
    [InlineData("AttachRolePolicy", """{"RoleName":"r","PolicyArn":"arn:aws:iam::aws:policy/X"}""", "iam:PolicyARN", "arn:aws:iam::aws:policy/X")]
    [InlineData("CreateRole", """{"RoleName":"r","AssumeRolePolicyDocument":"{}","PermissionsBoundary":"arn:b"}""", "iam:PermissionsBoundary", "arn:b")]
    [InlineData("TagUser", """{"UserName":"ada","Tags":[{"Key":"env","Value":"prod"}]}""", "aws:RequestTag/env", "prod")]
    [InlineData("UntagUser", """{"UserName":"ada","TagKeys":["env"]}""", "aws:TagKeys", "env")]
    public void Its_condition_keys_are(string operation, string input, string key, string value) => Assert.Equal([value], Needs(operation, input)[0].Keys.Find(key));

    [Fact]
    public async Task A_user_who_may_make_users_of_a_path_makes_no_others()
    {
        var ada = (await _iam.MakeUserAsync("boss")).Principal;
        await _iam.CallAsync(
            "PutUserPolicy",
            JsonSerializer.Serialize(new Dictionary<string, string>
            {
                ["UserName"] = "boss", ["PolicyName"] = "p",
                ["PolicyDocument"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:CreateUser","Resource":"arn:aws:iam::123456789012:user/team/*"}]}""",
            }));

        await _iam.CallAsync("CreateUser", """{"UserName":"new","Path":"/team/"}""", ada);
        var refused = await _iam.RefusalAsync("CreateUser", """{"UserName":"other"}""", ada);

        Assert.StartsWith($"User: {Arn}user/boss is not authorized to perform: iam:CreateUser on resource: {Arn}user/other because", refused.Message, StringComparison.Ordinal);
    }

    private List<Need> Needs(string operation, string input)
    {
        var found = _iam.Iam.Definition.Operations.Single(one => one.Name == operation);
        return [.. found.Needs!(IamHarness.Context(_iam.Root), JsonSerializer.Deserialize(input, found.Input)!)];
    }
}
