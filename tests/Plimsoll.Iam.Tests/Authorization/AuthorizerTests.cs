using Plimsoll.Iam.Authorization;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Authorization;

public sealed class AuthorizerTests
{
    private const string Account = "123456789012";
    private static readonly Principal Root = new(PrincipalKind.Root, Account, "arn:aws:iam::123456789012:root", Account);
    private static readonly Principal Instance = Session("ecsInstanceRole", "i-0123456789abcdef0");
    private static readonly Principal TaskRole = Session("web", "task");

    [Theory]
    [InlineData("ecs:RunTask")]
    [InlineData("iam:GetUser")]
    [InlineData("sts:GetCallerIdentity")]
    public void Root_may_do_all(string action) => Authorize(Root, action);

    [Theory]
    [InlineData("ecs:RegisterContainerInstance")]
    [InlineData("ecs:DiscoverPollEndpoint")]
    [InlineData("ecs:Poll")]
    [InlineData("ecs:SubmitTaskStateChange")]
    [InlineData("ecs:SubmitContainerStateChange")]
    [InlineData("ecs:SubmitAttachmentStateChanges")]
    [InlineData("ecr:GetAuthorizationToken")]
    [InlineData("logs:PutLogEvents")]
    [InlineData("sts:GetCallerIdentity")]
    public void An_instance_may_do_what_its_managed_policy_allows(string action) => Authorize(Instance, action);

    [Theory]
    [InlineData("logs:CreateLogGroup")]
    [InlineData("logs:GetLogEvents")]
    public void An_instance_may_do_what_the_shipping_of_logs_needs_besides(string action) => Authorize(Instance, action);

    [Theory]
    [InlineData("ecs:RunTask")]
    [InlineData("ecs:TagResource")]
    [InlineData("logs:FilterLogEvents")]
    [InlineData("logs:DeleteLogGroup")]
    [InlineData("iam:GetUser")]
    public void An_instance_may_do_no_more(string action) => AssertDenied(Instance, action);

    [Fact]
    public void Any_other_role_may_learn_who_it_is() => Authorize(TaskRole, "sts:GetCallerIdentity");

    [Fact]
    public void Any_other_role_may_do_no_more() => AssertDenied(TaskRole, "ecs:DiscoverPollEndpoint");

    [Fact]
    public void A_role_with_a_name_that_begins_as_the_instances_role_is_another_role() =>
        AssertDenied(Session("ecsInstanceRoleToo", "i-1"), "ecs:Poll");

    [Fact]
    public void A_denial_is_worded_as_AWS_words_it()
    {
        var error = Assert.Throws<AwsException>(() => Authorize(Instance, "ecs:RunTask"));

        Assert.Equal(
            ("AccessDeniedException", 400, "User: arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/i-0123456789abcdef0 is not authorized to perform: "
                + "ecs:RunTask on resource: * because no identity-based policy allows the ecs:RunTask action"),
            (error.Code, error.Status, error.Message));
    }

    private static Principal Session(string role, string name) =>
        new(PrincipalKind.AssumedRole, Account, $"arn:aws:sts::{Account}:assumed-role/{role}/{name}", $"AROA:{name}");

    private static void Authorize(Principal principal, string action) =>
        new Authorizer().Authorize(new CallContext(principal, "us-east-1", "id", "http://127.0.0.1", CancellationToken.None), action);

    private static void AssertDenied(Principal principal, string action) => Assert.Throws<AwsException>(() => Authorize(principal, action));
}
