using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Policies;

public sealed class PrincipalTests
{
    private static readonly Principal Root = new(PrincipalKind.Root, "123456789012", "arn:aws:iam::123456789012:root", "123456789012");
    private static readonly Principal User = new(PrincipalKind.User, "123456789012", "arn:aws:iam::123456789012:user/ada", "AIDA");
    private static readonly Principal Session = new(PrincipalKind.AssumedRole, "123456789012", "arn:aws:sts::123456789012:assumed-role/web/task", "AROA:task");

    [Theory]
    [InlineData("\"*\"", true, true, true)]
    [InlineData("{\"AWS\":\"*\"}", true, true, true)]
    [InlineData("{\"AWS\":\"123456789012\"}", true, true, true)]
    [InlineData("{\"AWS\":\"arn:aws:iam::123456789012:root\"}", true, true, true)]
    [InlineData("{\"AWS\":[\"999999999999\",\"arn:aws:iam::123456789012:user/ada\"]}", false, true, false)]
    [InlineData("{\"AWS\":\"arn:aws:iam::123456789012:role/web\"}", false, false, true)]
    [InlineData("{\"AWS\":\"arn:aws:iam::123456789012:role/path/web\"}", false, false, true)]
    [InlineData("{\"AWS\":\"arn:aws:iam::123456789012:role/we\"}", false, false, false)]
    [InlineData("{\"AWS\":\"arn:aws:iam::999999999999:role/web\"}", false, false, false)]
    [InlineData("{\"AWS\":\"arn:aws:sts::123456789012:assumed-role/web/task\"}", false, false, true)]
    [InlineData("{\"AWS\":\"arn:aws:sts::123456789012:assumed-role/web/other\"}", false, false, false)]
    [InlineData("{\"AWS\":\"999999999999\"}", false, false, false)]
    [InlineData("{\"Service\":\"ecs-tasks.amazonaws.com\"}", false, false, false)]
    [InlineData("{\"Federated\":\"cognito-identity.amazonaws.com\"}", false, false, false)]
    public void A_principal_stands_for_itself_and_what_it_holds(string principal, bool root, bool user, bool session)
    {
        Assert.Equal((root, user, session), (Names("Principal", principal, Root), Names("Principal", principal, User), Names("Principal", principal, Session)));
        Assert.Equal((!root, !user, !session), (Names("NotPrincipal", principal, Root), Names("NotPrincipal", principal, User), Names("NotPrincipal", principal, Session)));
    }

    [Theory]
    [InlineData("{\"Service\":[\"ecs.amazonaws.com\",\"ecs-tasks.amazonaws.com\"]}", true)]
    [InlineData("\"*\"", true)]
    [InlineData("{\"AWS\":\"*\"}", false)]
    public void A_service_is_named_as_a_service(string principal, bool named) => Assert.Equal(
        named ? AccessDecision.Allow : AccessDecision.None,
        Policy("Principal", principal).Decide(new AccessRequest(null, "sts:AssumeRole", "*") { Service = "ecs-tasks.amazonaws.com" }));

    private static bool Names(string element, string principal, Principal caller) =>
        Policy(element, principal).Decide(new AccessRequest(caller, "sts:AssumeRole", "*")) == AccessDecision.Allow;

    private static PolicyDocument Policy(string element, string principal) => PolicyDocument.Parse(
        $"{{\"Statement\":{{\"Effect\":\"Allow\",\"{element}\":{principal},\"Action\":\"sts:AssumeRole\"}}}}", PolicyGrammar.Resource("sts"));
}
